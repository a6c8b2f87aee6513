#include "core/answers/equality/calendar_answers.h"

#include "core/answers/words/answer_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest = 40;

struct Date
{
    int year = 0; ///< 0: none said
    int month = 0;
    int day = 0;
    friend bool operator==(const Date&, const Date&) = default;
};

struct TimeOfDay
{
    int minutes = 0;    ///< since midnight
    bool clear = false; ///< no other half of the day may be meant
    bool marked = false;
};

/// Words and numbers, in lower case, without LaTeX dress; Chinese ones by character.
std::vector<std::string> piecesOf(std::string_view text)
{
    std::vector<std::string> pieces;
    const auto kind = [](char c) { return c >= '0' && c <= '9' ? 1 : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 2 : 0; };
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with("\\text")) {
            at += 5;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[at]);
        std::size_t end = at + 1;
        while (kind(text[at]) != 0 && end < text.size() && kind(text[end]) == kind(text[at]))
            ++end;
        if (byte >= 0xE3)
            end = std::min(at + 3, text.size());
        if (kind(text[at]) != 0 || byte >= 0x80 || std::string_view(" {}.,\\~").find(text[at]) == std::string_view::npos)
            pieces.emplace_back(text.substr(at, end - at));
        at = end;
    }
    for (std::string& piece : pieces)
        piece = lowered(std::move(piece));
    return pieces;
}

/// The number of a piece of at most four digits, or -1.
int numberOf(const std::string& piece)
{
    const bool digits = !piece.empty() && piece.size() <= 4 && piece.find_first_not_of("0123456789") == std::string::npos;
    return digits ? std::stoi(piece) : -1;
}

int monthOf(std::string_view word)
{
    constexpr auto names = std::to_array<std::string_view>(
        {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"});
    const auto at =
        std::find_if(names.begin(), names.end(), [word](std::string_view name) { return name == word || (word.size() == 3 && name.starts_with(word)); });
    return at == names.end() ? 0 : static_cast<int>(at - names.begin()) + 1;
}

/// "March 5", "5th of March 2024".
std::optional<Date> namedDate(const std::vector<std::string>& pieces)
{
    Date date;
    for (const std::string& piece : pieces) {
        const int number = numberOf(piece);
        if (const int month = monthOf(piece); month > 0 && date.month == 0)
            date.month = month;
        else if (number > 0 && number <= 31 && piece.size() <= 2 && date.day == 0)
            date.day = number;
        else if (piece.size() == 4 && number > 0 && date.year == 0)
            date.year = number;
        else if (piece != "st" && piece != "nd" && piece != "rd" && piece != "th" && piece != "of" && piece != "the")
            return std::nullopt;
    }
    return date.month > 0 && date.day > 0 ? std::optional(date) : std::nullopt;
}

/// The three numbers of "2024-01-02" and "3/4/2021", one of them a year.
std::vector<int> numberedDate(const std::vector<std::string>& pieces)
{
    if (pieces.size() != 5 || pieces[1] != pieces[3] || (pieces[1] != "-" && pieces[1] != "/"))
        return {};
    const std::vector<int> numbers{numberOf(pieces[0]), numberOf(pieces[2]), numberOf(pieces[4])};
    const bool year = (pieces[0].size() == 4) != (pieces[4].size() == 4);
    const bool days = std::count_if(pieces.begin(), pieces.end(), [](const std::string& piece) { return numberOf(piece) >= 0 && piece.size() <= 2; }) == 2;
    return year && days ? numbers : std::vector<int>{};
}

std::optional<Date> dateOf(const std::vector<std::string>& pieces)
{
    if (pieces.size() == 6 && pieces[1] == "年" && pieces[3] == "月" && (pieces[5] == "日" || pieces[5] == "号")) {
        const Date date{numberOf(pieces[0]), numberOf(pieces[2]), numberOf(pieces[4])};
        return date.year > 0 && date.month > 0 && date.day > 0 ? std::optional(date) : std::nullopt;
    }
    const std::vector<int> numbers = numberedDate(pieces);
    if (!numbers.empty())
        return pieces[0].size() == 4 ? std::optional(Date{numbers[0], numbers[1], numbers[2]}) : std::nullopt;
    return namedDate(pieces);
}

/// "3:15 pm", "15:15", "9 a.m.", "下午3点半".
std::optional<TimeOfDay> timeOf(std::vector<std::string> pieces)
{
    if (pieces.size() == 1 && (pieces[0] == "noon" || pieces[0] == "midnight"))
        return TimeOfDay{pieces[0] == "noon" ? 12 * 60 : 0, true, true};
    constexpr auto halves = std::to_array<std::pair<std::string_view, int>>({{"上", 0}, {"早", 0}, {"下", 12}, {"晚", 12}});
    TimeOfDay time;
    int half = -1;
    if (pieces.size() > 2)
        for (const auto& [sign, hours] : halves)
            if (pieces[0] == sign && (pieces[1] == "午" || pieces[1] == "上")) {
                half = hours;
                pieces.erase(pieces.begin(), pieces.begin() + 2);
                break;
            }
    const std::size_t size = pieces.size();
    const std::size_t letters = size > 2 && pieces.back() == "m" && (pieces[size - 2] == "a" || pieces[size - 2] == "p") ? 2 : 1;
    if (size > letters && (letters == 2 || pieces.back() == "am" || pieces.back() == "pm") && half < 0) {
        half = pieces[size - letters].front() == 'p' ? 12 : 0;
        pieces.resize(size - letters);
    }
    const int hour = pieces.empty() ? -1 : numberOf(pieces[0]);
    const bool chinese = pieces.size() > 1 && (pieces[1] == "时" || pieces[1] == "点");
    if (hour < 0 || hour > 24 || (half >= 0 && (hour == 0 || hour > 12)) || (pieces.size() == 1 && half < 0) ||
        (pieces.size() > 1 && !chinese && pieces[1] != ":"))
        return std::nullopt;
    int minute = 0;
    if (pieces.size() > 2)
        minute = pieces[2] == "半" ? 30 : pieces[2].size() == 2 || chinese ? numberOf(pieces[2]) : -1;
    const bool whole = pieces.size() <= (chinese ? 2U : 1U) || pieces.size() == 3 || (chinese && pieces.size() == 4 && pieces[3] == "分");
    if (minute < 0 || minute > 59 || !whole)
        return std::nullopt;
    time.minutes = ((half < 0 ? hour : hour % 12 + half) * 60 + minute) % (24 * 60);
    time.marked = half >= 0 || chinese;
    time.clear = half >= 0 || hour > 12 || hour == 0;
    return time;
}

/// False for most answers that are no day in numbers.
bool mayBeDay(std::string_view text) { return std::count(text.begin(), text.end(), '-') > 1 || std::count(text.begin(), text.end(), '/') > 1; }

/// False for most answers that are neither a day in words nor a time: they have letters, a colon or Chinese characters.
bool mayBeInWords(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':' || static_cast<unsigned char>(c) >= 0x80; });
}

/// A year of these centuries with what may be a month and a day; "2000/10/2" may be a quotient, "2000/10/02" is none.
bool isDay(const std::vector<std::string>& pieces)
{
    const std::vector<int> numbers = numberedDate(pieces);
    if (numbers.empty())
        return false;
    const bool padded = std::any_of(pieces.begin(), pieces.end(), [](const std::string& piece) { return piece.size() == 2 && piece[0] == '0'; });
    const int year = std::max(numbers.front(), numbers.back());
    return (padded || pieces[1] == "-") && year >= 1500 && year < 2200 && std::all_of(numbers.begin(), numbers.end(), [](int number) { return number > 0; }) &&
           std::any_of(numbers.begin(), numbers.end(), [](int number) { return number <= 12; }) && std::count_if(numbers.begin(), numbers.end(), [](int number) { return number <= 31; }) == 2;
}

/// "2021", "-679".
bool isPlainNumber(std::string_view text)
{
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

std::optional<AnswerCheck> compareCalendar(std::string_view gold, std::string_view pred)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (gold.size() > longest || pred.size() > longest || (std::none_of(gold.begin(), gold.end(), digit) && std::none_of(pred.begin(), pred.end(), digit)))
        return std::nullopt;
    if (!(mayBeInWords(gold) && mayBeInWords(pred)) && !mayBeDay(gold) && !mayBeDay(pred))
        return std::nullopt;
    const std::vector<std::string> a = piecesOf(gold);
    const std::vector<std::string> b = piecesOf(pred);
    if (const auto left = numberedDate(a), right = numberedDate(b); !left.empty() && !right.empty() && (a[0].size() == 4) == (b[0].size() == 4))
        return AnswerCheck{left == right, left == right ? "same date" : "different dates"};
    else if ((isDay(a) && isPlainNumber(pred)) || (isDay(b) && isPlainNumber(gold)))
        return AnswerCheck{false, "one is a date"}; // no difference of three numbers
    const auto date = dateOf(a);
    const auto other = date ? dateOf(b) : std::nullopt;
    if (other && (date->year == 0) == (other->year == 0))
        return AnswerCheck{*date == *other, *date == *other ? "same date" : "different dates"};
    const auto time = timeOf(a);
    const auto otherTime = time ? timeOf(b) : std::nullopt;
    if (!otherTime || !(time->marked || otherTime->marked))
        return std::nullopt;
    const bool same = time->minutes == otherTime->minutes;
    if (!same && !(time->clear && otherTime->clear))
        return std::nullopt;
    return AnswerCheck{same, same ? "same time of day" : "different times of day"};
}

bool isMonth(std::string_view word)
{
    return monthOf(word) > 0;
}

} // namespace core
