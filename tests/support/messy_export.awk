# The trace of a simulated life (himsim run --trace) as an EHR would export it: other headers, in another order, a byte order mark, CRLF, quoted
# names with commas, US dates in local time, one column in UTC, columns that nobody needs and two that look like personal data, and some rows that
# are wrong: dates that do not exist, charges below zero, accounts that stand twice, coded before discharge. Nothing after the cut is known.
#
#   TZ=UTC awk -v cut=2026-03-02T00:00 -v utc_offset=25200 -f messy_export.awk trace.csv > export.csv
BEGIN {
    FS = ","
    printf "\357\273\277Patient Name,HSP_ACCOUNT_ID,\"Class, Account\",Disch Date/Time,Doc Complete,Coding Started,Final Coded (UTC),Bill Date,"
    printf "Total Charges,Fin Class,Coder,Time Spent By Coding,Ward,Birth Date\r\n"
}
function us(text) { # 2026-01-05T08:30:00.250000 as 01/05/2026 08:30:00
    if (text == "" || text >= cut) return ""
    return substr(text, 6, 2) "/" substr(text, 9, 2) "/" substr(text, 1, 4) " " substr(text, 12, 8)
}
function utc(text, offset, seconds) {
    if (text == "" || text >= cut) return ""
    seconds = mktime(substr(text, 1, 4) " " substr(text, 6, 2) " " substr(text, 9, 2) " " substr(text, 12, 2) " " substr(text, 15, 2) " " substr(text, 18, 2))
    return strftime("%Y-%m-%dT%H:%M:%SZ", seconds + offset)
}
function row(account, discharge, coded, charges) {
    printf "\"Doe, Jane \"\"JJ\"\"\",%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,W%d,01/01/1950\r\n", account, class, discharge, us(documented),
        coded == "" ? "" : us(started), coded, us(billed), charges, payer, coded == "" ? "" : coder, coded == "" ? "" : minutes, NR % 7
}
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
{
    discharge = $at["discharged"]; documented = $at["ready"]; started = $at["started"]; billed = $at["billed"]
    if (discharge >= cut) next
    class = $at["work_type"] == "ip" ? "\"Inpatient, Acute\"" : "Outpatient"
    payer = $at["payer"] == "medicare" ? "MCARE" : "Commercial"
    coder = sprintf("\"Coder, No. %d\"", $at["seat"])
    minutes = sprintf("%.3f", $at["coding_minutes"])
    charges = sprintf("\"%.2f\"", $at["gross_usd"])
    coded = utc($at["coded"], utc_offset)
    n++
    row("A" n, us(discharge), coded, charges)
    if (n % 500 == 0) row("A" n, us(discharge), coded, charges) # stands twice
    if (n % 700 == 0) row("B" n, "02/30/2025 10:00:00", coded, charges)
    if (n % 900 == 0) row("C" n, us(discharge), coded, -5)
    if (n % 1100 == 0) row("D" n, us(discharge), "2024-01-01T00:00:00Z", charges)
}
