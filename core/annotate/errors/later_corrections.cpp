#include "core/annotate/errors/later_corrections.h"

#include "core/text/ascii.h"
#include "core/text/byte_finder.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace core {

namespace {

// What is looked for; the group is known by its address.
constexpr auto doubts = std::to_array<std::string_view>(
    {"Wait", "wait", "ctually", "orry", "oops", "Oops", "istake", "orrect", "wrong", "No,", " no,", "No.", " no ", "iscalculat", "old on", "Hmm", "hmm", "heck", "ecount",
     "ecomput", "ecalculat", " slip", "should be", "off by", "isagree", "onsisten", "ot equal", "n't equal", "mixed up", "swapped", "forgot", "Ah, ", "Oh",
     "等等", "等一下", "不对", "其实", "应该", "检查", "验算", "验证", "不等于", "错", "不一样"});

/// True when `value` at `at` is a number of its own, no part of a longer one.
bool isWhole(std::string_view text, std::size_t at, std::string_view value)
{
    const std::size_t end = at + value.size();
    const bool before = at > 0 && isDigit(value.front()) && (isDigit(text[at - 1]) || (text[at - 1] == '.' && at > 1 && isDigit(text[at - 2])));
    const bool after = end < text.size() && isDigit(value.back()) && (isDigit(text[end]) || (text[end] == '.' && end + 1 < text.size() && isDigit(text[end + 1])));
    return !before && !after;
}

/// The next place of `value` at or behind `from` where it is whole; npos where there is none.
std::size_t nextWhole(std::string_view text, std::string_view value, std::size_t from)
{
    std::size_t at = findPhrase(text, value, from);
    while (at != std::string_view::npos && !isWhole(text, at, value))
        at = findPhrase(text, value, at + 1);
    return at;
}

/// True when `later` states `left` with `value` behind it.
bool statesAnew(std::string_view later, std::string_view left, std::string_view value)
{
    constexpr std::size_t near = 5;
    for (std::size_t again = findPhrase(later, left, 0); again != std::string_view::npos; again = findPhrase(later, left, again + 1)) {
        const std::size_t behind = again + left.size();
        const std::size_t at = nextWhole(later, value, behind);
        if (at != std::string_view::npos && at - behind <= near)
            return true;
    }
    return false;
}

/// The plain number that `text` begins with; nothing where it goes on as a calculation: "2³ · 7".
std::optional<double> plainNumber(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{})
        return std::nullopt;
    const std::string_view behind = text.substr(static_cast<std::size_t>(end - text.data()));
    const std::size_t next = std::min(behind.find_first_not_of(' '), behind.size());
    constexpr std::string_view operations = "*/+-^!(\\\xC2\xC3\xE2"; // ... and first bytes of ², ·, ×, −
    return next < behind.size() && operations.find(behind[next]) != std::string_view::npos ? std::nullopt : std::optional(number);
}

/// True when `text` holds a number that is `value` but for rounding, of three digits at least, and not `wrong` again.
bool holdsRounded(std::string_view text, std::string_view value, std::string_view wrong)
{
    const auto right = plainNumber(value);
    const auto stated = plainNumber(wrong);
    if (!right || !stated || value.find('.') == std::string_view::npos)
        return false;
    constexpr double near = 5e-4;  // what the third digit may be off
    constexpr double nearer = 0.1; // than the wrong one was
    constexpr std::ptrdiff_t fewest = 3;
    const double most = std::min(near * std::abs(*right), nearer * std::abs(*stated - *right));
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!isDigit(text[at]))
            continue;
        const bool negative = at > 0 && (text[at - 1] == '-' || text.substr(0, at).ends_with("−"));
        double number = 0;
        const char* const end = std::from_chars(text.data() + at, text.data() + text.size(), number).ptr;
        const std::string_view digits = text.substr(at, static_cast<std::size_t>(end - text.data()) - at);
        const std::size_t first = std::min(digits.find_first_of("123456789"), digits.size());
        const auto significant = std::count_if(digits.begin() + static_cast<std::ptrdiff_t>(first), digits.end(), isDigit);
        if (significant >= fewest && std::abs((negative ? -number : number) - *right) <= most)
            return true;
        at += digits.size();
    }
    return false;
}

/// True when `left` at `at` is no part of a larger calculation.
bool standsApart(std::string_view text, std::size_t at)
{
    const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(" $", at - 1);
    constexpr std::string_view joins = "*/+-^_(.\xB7\x97\x92"; // ... and last bytes of ·, × and −
    return before == std::string_view::npos || !(isDigit(text[before]) || (before + 1 == at && isLetter(text[before])) || joins.find(text[before]) != std::string_view::npos);
}

/// True when `doubted`, which begins with a doubt, states `left` with anything but `wrong` behind a sign of equality: "Hmm, ... √48 = 4√3".
/// A plain number must be the right one, if that is known.
bool statesOtherwise(std::string_view doubted, std::string_view left, std::string_view wrong, std::string_view value)
{
    constexpr auto signs = std::to_array<std::string_view>({"=", "≈", "is ", "equals ", "应该是", "应该等于", "应为"});
    constexpr double near = 0.005; // of the right value
    constexpr double nearer = 0.1; // than the wrong one was
    const auto right = plainNumber(value);
    const auto stated = plainNumber(wrong);
    const double most = !right ? 0 : stated ? nearer * std::abs(*stated - *right) : near * std::abs(*right);
    for (std::size_t again = findPhrase(doubted, left, 0); again != std::string_view::npos; again = findPhrase(doubted, left, again + 1)) {
        std::string_view rest = doubted.substr(again + left.size());
        rest.remove_prefix(std::min(rest.find_first_not_of(" $\\"), rest.size()));
        const auto sign = std::find_if(signs.begin(), signs.end(), [rest](std::string_view one) { return rest.starts_with(one); });
        if (sign == signs.end() || !standsApart(doubted, again))
            continue;
        rest.remove_prefix(sign->size());
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        const auto number = plainNumber(rest);
        const bool other = number && right ? std::abs(*number - *right) <= most : !rest.starts_with(wrong);
        if (other && !rest.empty() && (isDigit(rest.front()) || static_cast<unsigned char>(rest.front()) >= 0x80U || rest.front() == '\\'))
            return true;
    }
    return false;
}

/// True when `doubted` says in words that it is `value`, be it a single digit: "so it should be 2", "the remainder is 1, not 2".
bool saysValue(std::string_view doubted, std::string_view value, std::string_view wrong)
{
    constexpr auto sayings = std::to_array<std::string_view>({"should be ", "should be $", "should have been ", "应该是", "应该等于", "应为"});
    const std::string denied = ", not " + std::string(wrong);
    for (std::size_t at = nextWhole(doubted, value, 0); at != std::string_view::npos; at = nextWhole(doubted, value, at + 1)) {
        const std::string_view before = doubted.substr(0, at);
        if (doubted.substr(at + value.size()).starts_with(denied) || std::any_of(sayings.begin(), sayings.end(), [before](std::string_view saying) { return before.ends_with(saying); }))
            return true;
    }
    return false;
}

} // namespace

bool isCorrectedLater(const FalseFact& fact, PhrasePlaces& places)
{
    constexpr std::size_t reach = 800;
    const std::string_view text = places.text();
    const Span window{fact.span.end, std::min(text.size(), fact.span.end + reach)};
    const std::string_view left = fact.left.in(text);
    const std::size_t doubt = places.firstWithin(doubts, window);
    if (doubt == window.end && findPhrase(window.in(text), left, 0) == std::string_view::npos)
        return false;
    const auto bare = [](std::string_view said) {
        std::string out(said);
        std::erase(out, ','); // 104,976 says 104976
        return out;
    };
    const std::string& value = fact.rightValue;
    if (!value.empty() && statesAnew(bare(window.in(text)), left, value))
        return true;
    if (doubt == window.end)
        return false;
    const std::string doubted = bare(Span{doubt, window.end}.in(text));
    const std::string wrong = bare(Span{std::min(fact.left.end, fact.span.end), fact.span.end}.in(text));
    std::string_view said = wrong;
    for (const std::string_view sign : {" ", "=", "≈", "is ", "equals ", " ", "approx ", "approximately ", "about "})
        said.remove_prefix(said.starts_with(sign) ? sign.size() : 0);
    constexpr std::size_t digit = 1; // which may stand there for much
    constexpr std::size_t near = 250; // for a value that other things may have
    return (value.size() > digit && nextWhole(doubted, value, 0) != std::string::npos) || holdsRounded(std::string_view(doubted).substr(0, near), value, said) || (!value.empty() && saysValue(Span{doubt, window.end}.in(text), value, said)) ||
           statesOtherwise(doubted, left, said, value);
}

} // namespace core
