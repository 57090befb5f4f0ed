#include "io/slide_look.h"
#include "io/zip_write.h"
#include "sim/memory.h"
#include <stdlib.h>

/* clang-format off */
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/main"
#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SLIDES  "http://schemas.openxmlformats.org/presentationml/2006/main"
#define XML     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Lengths in EMU, 914,400 an inch; the slide is 9,144,000 x 5,143,500. */
#define SHAPE(id, name, kind, x, y, width, height, body) \
    "<p:sp><p:nvSpPr><p:cNvPr id=\"" id "\" name=\"" name "\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>" \
    "<p:nvPr><p:ph " kind "/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"" x "\" y=\"" y "\"/><a:ext cx=\"" width \
    "\" cy=\"" height "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>" body \
    "</p:txBody></p:sp>"
#define PARAGRAPH "<a:lstStyle/><a:p><a:endParaRPr lang=\"en-US\"/></a:p>"
#define FONT(size, look, family) \
    "<a:defRPr sz=\"" size "\" " look "kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>" \
    "<a:latin typeface=\"+" family "-lt\"/><a:ea typeface=\"+" family "-ea\"/><a:cs typeface=\"+" family "-cs\"/></a:defRPr>"
#define LEVEL(n, left, size) \
    "<a:lvl" n "pPr marL=\"" left "\" indent=\"-200000\" algn=\"l\" defTabSz=\"457200\" rtl=\"0\" eaLnBrk=\"1\" " \
    "latinLnBrk=\"0\" hangingPunct=\"1\"><a:spcBef><a:spcPts val=\"500\"/></a:spcBef><a:buFont typeface=\"Arial\"/>" \
    "<a:buChar char=\"&#8226;\"/>" FONT(size, "", "mn") "</a:lvl" n "pPr>"
#define OTHER(n) "<a:lvl" n "pPr marL=\"0\" algn=\"l\" defTabSz=\"457200\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" " \
    "hangingPunct=\"1\">" FONT("1200", "", "mn") "</a:lvl" n "pPr>"
#define LAYOUT(id, n) "<p:sldLayoutId id=\"" id "\" r:id=\"rId" n "\"/>"

static const char *const master[] = {XML
    "<p:sldMaster xmlns:a=\"" DRAWING "\" xmlns:r=\"" OFFICE "\" xmlns:p=\"" SLIDES "\"><p:cSld><p:bg><p:bgRef idx=\"1001\">"
    "<a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
    "</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>"
    "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>"
    SHAPE("2", "Title", "type=\"title\"", "360000", "120000", "8424000", "700000",
          "<a:bodyPr vert=\"horz\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:normAutofit/></a:bodyPr>" PARAGRAPH)
    SHAPE("3", "Text", "type=\"body\" idx=\"1\"", "360000", "880000", "8424000", "4080000",
          "<a:bodyPr vert=\"horz\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr>" PARAGRAPH)
    SHAPE("4", "Date", "type=\"dt\" sz=\"half\" idx=\"2\"", "360000", "4960000", "1800000", "150000", "<a:bodyPr/>" PARAGRAPH)
    SHAPE("5", "Footer", "type=\"ftr\" sz=\"quarter\" idx=\"3\"", "3000000", "4960000", "3000000", "150000", "<a:bodyPr/>" PARAGRAPH)
    SHAPE("6", "Number", "type=\"sldNum\" sz=\"quarter\" idx=\"4\"", "7900000", "4960000", "884000", "150000", "<a:bodyPr/>" PARAGRAPH)
    , "</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" "
    "accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"
    "<p:sldLayoutIdLst>" LAYOUT("2147483649", "1") LAYOUT("2147483650", "2") LAYOUT("2147483651", "3") LAYOUT("2147483652", "4")
    LAYOUT("2147483653", "5") LAYOUT("2147483654", "6") LAYOUT("2147483655", "7") LAYOUT("2147483656", "8")
    LAYOUT("2147483657", "9") LAYOUT("2147483658", "10") LAYOUT("2147483659", "11") "</p:sldLayoutIdLst>"
    , "<p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\" defTabSz=\"457200\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" "
    "hangingPunct=\"1\"><a:spcBef><a:spcPct val=\"0\"/></a:spcBef><a:buNone/>" FONT("2000", "b=\"1\" ", "mj") "</a:lvl1pPr>"
    "</p:titleStyle><p:bodyStyle>" LEVEL("1", "200000", "1500") LEVEL("2", "400000", "1300") LEVEL("3", "600000", "1200")
    LEVEL("4", "800000", "1200") LEVEL("5", "1000000", "1200") "</p:bodyStyle><p:otherStyle>" OTHER("1") OTHER("2") OTHER("3")
    "</p:otherStyle></p:txStyles></p:sldMaster>\n", NULL};

#define COLOUR(role, value) "<a:" role "><a:srgbClr val=\"" value "\"/></a:" role ">"
#define FACE(role) "<a:" role "><a:latin typeface=\"Inter\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:" role ">"
#define FILL "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
#define LINE "<a:ln w=\"9525\">" FILL "</a:ln>"
#define EFFECT "<a:effectStyle><a:effectLst/></a:effectStyle>"

static const char *const theme[] = {XML
    "<a:theme xmlns:a=\"" DRAWING "\" name=\"himsim\"><a:themeElements><a:clrScheme name=\"himsim\">" COLOUR("dk1", "1B1F24")
    COLOUR("lt1", "FFFFFF") COLOUR("dk2", "4A5157") COLOUR("lt2", "F1F5F9") COLOUR("accent1", "0B4F8A") COLOUR("accent2", "009E73")
    COLOUR("accent3", "D55E00") COLOUR("accent4", "CC79A7") COLOUR("accent5", "56B4E9") COLOUR("accent6", "E69F00")
    COLOUR("hlink", "0B4F8A") COLOUR("folHlink", "4A5157") "</a:clrScheme><a:fontScheme name=\"himsim\">" FACE("majorFont")
    FACE("minorFont") "</a:fontScheme><a:fmtScheme name=\"himsim\"><a:fillStyleLst>" FILL FILL FILL "</a:fillStyleLst>"
    "<a:lnStyleLst>" LINE LINE LINE "</a:lnStyleLst><a:effectStyleLst>" EFFECT EFFECT EFFECT "</a:effectStyleLst>"
    "<a:bgFillStyleLst>" FILL FILL FILL "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>\n", NULL};
/* clang-format on */

static char *joined(const char *const *parts)
{
    char *text = memory_copy_text("");
    for (; *parts; parts++) {
        char *longer = memory_format("%s%s", text, *parts);
        free(text);
        text = longer;
    }
    return text;
}

void slide_look_write(FILE *file)
{
    struct zip_write zip = {.file = file};
    char *slides = joined(master), *colours = joined(theme);
    zip_write_add(&zip, "ppt/slideMasters/slideMaster1.xml", slides);
    zip_write_add(&zip, "ppt/theme/theme1.xml", colours);
    zip_write_end(&zip);
    free(slides);
    free(colours);
}
