#include "widgets/palette.h"

#include <array>

namespace widgets {

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

constexpr std::array<Pair, 5> kinds{{{0x6B7680, 0x8C97A1}, {0x0F766E, 0x3FB8AC}, {0x1D5FBF, 0x6CA8F5},
                                     {0x7A3EB1, 0xC08CF0}, {0x2F7D32, 0x6FBF73}}};
constexpr std::array<Pair, 7> marks{{{0x8A5A00, 0xE0A93B}, {0xC4320A, 0xFF8A65}, {0xB42318, 0xFF7B72}, {0x59636E, 0x9AA4AF},
                                     {0x8C2F39, 0xF28B95}, {0x1A6E50, 0x5CC6A0}, {0x0B5CAD, 0x8CC2FF}}};
constexpr std::array<Pair, 7> tints{{{0xFFF3D6, 0x3A2E12}, {0xFDE7E0, 0x46221A}, {0xFDECEC, 0x3F2022}, {0xF0F2F4, 0x2A2E34},
                                     {0xFBE9EB, 0x3D2126}, {0xE3F5EE, 0x15372C}, {0xD7E9FF, 0x173A5E}}};

QColor pick(Pair pair, bool dark) { return QColor::fromRgb(dark ? pair.dark : pair.light); }

QPalette paletteOf(bool dark)
{
    const QColor ground = pick({0xFFFFFF, 0x1C1E22}, dark);
    const QColor window = pick({0xF6F7F8, 0x24272C}, dark);
    const QColor text = pick({0x1B1F24, 0xE3E6EA}, dark);
    const QColor muted = pick({0x59636E, 0x9AA4AF}, dark);
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, ground);
    palette.setColor(QPalette::AlternateBase, pick({0xF8F9FA, 0x212429}, dark));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Button, pick({0xEEF0F2, 0x2D3138}, dark));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, pick({0xB42318, 0xFF7B72}, dark));
    palette.setColor(QPalette::ToolTipBase, pick({0xFFFFFF, 0x2D3138}, dark));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Link, pick({0x0B5CAD, 0x8CC2FF}, dark));
    palette.setColor(QPalette::LinkVisited, pick({0x7A3EB1, 0xC08CF0}, dark));
    palette.setColor(QPalette::Highlight, pick({0xD7E9FF, 0x173A5E}, dark));
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Light, pick({0xFFFFFF, 0x3A3F47}, dark));
    palette.setColor(QPalette::Midlight, pick({0xF3F4F6, 0x33373E}, dark));
    palette.setColor(QPalette::Mid, pick({0xC9CED4, 0x4A5059}, dark));
    palette.setColor(QPalette::Dark, pick({0x9AA4AF, 0x15171A}, dark));
    palette.setColor(QPalette::Shadow, pick({0x59636E, 0x0B0C0E}, dark));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, pick({0x8A939C, 0x6B747D}, dark));
    return palette;
}

} // namespace

Colours Colours::of(const QPalette& palette)
{
    Colours out;
    out.ground = palette.color(QPalette::Base);
    out.text = palette.color(QPalette::Text);
    out.dark = out.ground.lightness() < 128;
    out.muted = pick({0x59636E, 0x9AA4AF}, out.dark);
    out.line = pick({0xDDE1E6, 0x3A3F47}, out.dark);
    return out;
}

QColor Colours::kind(core::Kind kind) const { return pick(kinds[static_cast<std::size_t>(kind)], dark); }
QColor Colours::mark(Mark mark) const { return pick(marks[static_cast<std::size_t>(mark)], dark); }
QColor Colours::tint(Mark mark) const { return pick(tints[static_cast<std::size_t>(mark)], dark); }

QPalette lightPalette() { return paletteOf(false); }
QPalette darkPalette() { return paletteOf(true); }

} // namespace widgets
