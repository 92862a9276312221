"""Makes the static faces of Inter that the client bundles from the variable fonts.

Usage: python3 make.py InterVariable.woff2 InterVariable-Italic.woff2
Needs fonttools 4.38, brotli and booleanOperations 0.9 (Debian: python3-fonttools python3-brotli python3-booleanoperations).

JavaFX reads neither WOFF2 nor variable axes, of one family it only knows a regular and a bold face and their italics, and it slants
nothing by itself. So 400 and 650 become "Inter" regular and bold, and 500 becomes a family of its own, "Inter Medium".

"Inter Fields" is the regular face plus blank glyphs, over which text fields lay the pictures of emoji. TypedText.java says what each
of them is for.

The strokes of a variable font overlap, and JavaFX's software pipeline fills letters by the even-odd rule, which leaves a hole wherever two
strokes cross: on a screen at 200 % already in text of 14 pixels. So such a glyph is redrawn here as the outline of its area.
"""
import sys
import pyclipper
from booleanOperations.booleanGlyph import BooleanGlyph
from fontTools import subset
from fontTools.pens.basePen import BasePen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import _g_l_y_f
from fontTools.varLib import instancer

FIELDS = "Inter Fields"
FACES = [("Inter-Regular.ttf", 400, "Inter", "Regular"),
         ("Inter-Fields.ttf", 400, FIELDS, "Regular"),
         ("Inter-Medium.ttf", 500, "Inter Medium", "Regular"),
         ("Inter-SemiBold.ttf", 650, "Inter", "Bold"),
         ("Inter-Italic.ttf", 400, "Inter", "Italic"),
         ("Inter-SemiBoldItalic.ttf", 650, "Inter", "Bold Italic")]
# Latin, Greek, Cyrillic and what plain text needs of punctuation, signs and arrows.
RANGES = [(0x20, 0x7E), (0xA0, 0x52F), (0x1C80, 0x1C8F), (0x1D00, 0x1DBF), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F),
          (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2C60, 0x2C7F),
          (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD)]
# The blank glyphs for text fields, and their width in ems.
BLANKS = {0xFFFC: 1.36, 0x0890: 1.36, 0x20E2: 0, 0x303E: 0}


class CubicPen(BasePen):
    """Passes quadratic curves on as cubic ones, the only ones that booleanOperations cuts."""

    def __init__(self, pen):
        super().__init__(None)
        self._moveTo, self._lineTo, self._curveToOne, self._closePath = pen.moveTo, pen.lineTo, pen.curveTo, pen.closePath


def flattened(contours):
    """The contours as polygons, in tenths of a unit."""
    polygons = []
    for contour in contours:
        polygon = []
        for kind, points in contour:
            if kind == "curveTo":
                a, (b, c, d) = polygon[-1], [(x * 10, y * 10) for x, y in points]
                for i in range(1, 9):
                    t, u = i / 8, 1 - i / 8
                    polygon.append(tuple(u**3 * a[k] + 3*u*u*t * b[k] + 3*u*t*t * c[k] + t**3 * d[k] for k in (0, 1)))
            elif points:
                polygon.append((points[0][0] * 10, points[0][1] * 10))
        polygon = [(round(x), round(y)) for x, y in polygon]
        if len(polygon) > 2:
            polygons.append(polygon)
    return polygons


def area_filled_by(rule, polygons):
    return sum(pyclipper.Area(p) for p in pyclipper.SimplifyPolygons(polygons, rule)) / 100


def recorded(glyph, glyphs):
    """The glyph's outline in cubic curves, by contour."""
    parts, outline = DecomposingRecordingPen(glyphs), RecordingPen()
    glyph.draw(parts)
    parts.replay(CubicPen(outline))
    contours = []
    for step in outline.value:
        if step[0] == "moveTo":
            contours.append([])
        contours[-1].append(step)
    return contours


def without_overlaps(font):
    """Redraws, as the outline of its area, every glyph whose area depends on the rule by which it is filled."""
    glyphs, glyf, drawn = font.getGlyphSet(), font["glyf"], 0
    # Parts before what is composed of them.
    for name in sorted(font.getGlyphOrder(), key=lambda name: glyf[name].isComposite()):
        contours = recorded(glyphs[name], glyphs)
        polygons = flattened(contours)
        if not polygons or abs(area_filled_by(pyclipper.PFT_NONZERO, polygons) - area_filled_by(pyclipper.PFT_EVENODD, polygons)) < 1:
            continue
        # Cut outlines run counterclockwise; those of the parts that stay as they are run clockwise, and so must these.
        outline, pen = BooleanGlyph(), TTGlyphPen(None)
        drawing = outline.getPen()
        for step, points in (step for contour in contours for step in contour):
            getattr(drawing, step)(*points)
        outline.removeOverlap().draw(Cu2QuPen(pen, max_err=0.5, reverse_direction=True))
        glyf[name] = pen.glyph()
        drawn += 1
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        if glyph.numberOfContours > 0:
            glyph.flags[0] &= ~_g_l_y_f.flagOverlapSimple
        elif glyph.isComposite():
            glyph.components[0].flags &= ~_g_l_y_f.OVERLAP_COMPOUND
    return drawn


def add_blanks(font):
    for code, width in BLANKS.items():
        name = "blank%04X" % code
        font.setGlyphOrder(font.getGlyphOrder() + [name])
        font["glyf"][name] = TTGlyphPen(None).glyph()
        font["hmtx"][name] = (round(width * font["head"].unitsPerEm), 0)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


for file, weight, family, style in FACES:
    italic = "Italic" in style
    font = TTFont(sys.argv[2 if italic else 1], recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": weight, "opsz": 14})
    options = subset.Options()
    # No "calt": it would turn what people write, such as "->", into other signs.
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
    subsetter.subset(font)
    drawn = without_overlaps(font)
    if family == FIELDS:
        add_blanks(font)
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
    print(file, len(font.getGlyphOrder()), "glyphs,", drawn, "redrawn")
