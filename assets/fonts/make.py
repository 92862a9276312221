"""Makes the static faces of Inter that the client bundles from the variable fonts.

Usage: python3 make.py InterVariable.woff2 InterVariable-Italic.woff2     (needs fonttools and brotli)

JavaFX reads neither WOFF2 nor variable axes, of one family it only knows a regular and a bold face and their italics, and it slants
nothing by itself. So 400 and 650 become "Inter" regular and bold, and 500 becomes a family of its own, "Inter Medium".
"""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FACES = [("Inter-Regular.ttf", 400, "Inter", "Regular"),
         ("Inter-Medium.ttf", 500, "Inter Medium", "Regular"),
         ("Inter-SemiBold.ttf", 650, "Inter", "Bold"),
         ("Inter-Italic.ttf", 400, "Inter", "Italic"),
         ("Inter-SemiBoldItalic.ttf", 650, "Inter", "Bold Italic")]
# Latin, Greek, Cyrillic and what plain text needs of punctuation, signs and arrows.
RANGES = [(0x20, 0x7E), (0xA0, 0x52F), (0x1C80, 0x1C8F), (0x1D00, 0x1DBF), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F),
          (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2C60, 0x2C7F),
          (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD)]

for file, weight, family, style in FACES:
    italic = "Italic" in style
    font = TTFont(sys.argv[2 if italic else 1])
    font = instancer.instantiateVariableFont(font, {"wght": weight, "opsz": 14})
    options = subset.Options()
    # No "calt": it would turn what people write, such as "->", into other signs.
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
    subsetter.subset(font)
    names = font["name"]
    for name_id in (16, 17, 21, 22, 25):
        names.removeNames(nameID=name_id)
    full = family if style == "Regular" else family + " " + style
    for name_id, text in ((1, family), (2, style), (3, "vireo;" + full), (4, full), (6, full.replace(" ", "") + "-" + style.replace(" ", ""))):
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold = "Bold" in style
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0) | (1 if italic else 0)
    if style == "Regular":
        font["OS/2"].fsSelection |= 0x40
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)
    for table in ("STAT", "MVAR", "HVAR", "avar"):
        if table in font:
            del font[table]
    font.flavor = None
    font.save(file)
    print(file, len(font.getGlyphOrder()), "glyphs")
