#ifndef EXPERIMENT_WALL_CLOCK_H
#define EXPERIMENT_WALL_CLOCK_H

/* Seconds of the world's time since some beginning; never goes back. */
double wall_seconds(void);
#endif
