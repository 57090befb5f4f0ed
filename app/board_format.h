#ifndef APP_BOARD_FORMAT_H
#define APP_BOARD_FORMAT_H
/* What a report is written as; a set of them is their sum. */
enum board_format {
    BOARD_HTML = 1,
    BOARD_XLSX = 2,
    BOARD_PPTX = 4,
    BOARD_PDF = 8,
    BOARD_MARKDOWN = 16,
    BOARD_FORMATS = 31
};
#endif
