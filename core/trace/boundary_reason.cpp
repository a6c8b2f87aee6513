#include "core/trace/boundary_reason.h"

#include "core/text/utf8.h"

#include <array>

namespace core {

namespace {

struct Ground
{
    Marker marker;
    std::string_view words;
};

/// The strongest first: only the first that holds is told.
constexpr std::array checkGrounds{Ground{Marker::Verify, "it announces a check"},
                                  Ground{Marker::Doubt, "it doubts what was found"},
                                  Ground{Marker::Thorough, "it wants to make sure"},
                                  Ground{Marker::Restart, "it goes over the work again"},
                                  Ground{Marker::Confused, "the writer is not sure any more"},
                                  Ground{Marker::Example, "it tests a case"},
                                  Ground{Marker::Alternative, "it looks at the result in another way"},
                                  Ground{Marker::Wait, "it stops short"},
                                  Ground{Marker::Affirm, "it looks back on the result"}};
constexpr std::array approachGrounds{Ground{Marker::Alternative, "it announces another way"},
                                     Ground{Marker::Restart, "it starts again"},
                                     Ground{Marker::Abandon, "it drops the way before"},
                                     Ground{Marker::Begin, "the working begins"},
                                     Ground{Marker::If, "it sets up a case to work on"},
                                     Ground{Marker::Method, "it names a method"},
                                     Ground{Marker::First, "the working begins"},
                                     Ground{Marker::Wait, "it stops short and sets out anew"},
                                     Ground{Marker::Recall, "it takes up a fact to work with"}};
/// Of the first approach: there is nothing to start again from.
constexpr std::array beginGrounds{Ground{Marker::Begin, "the working begins"}, Ground{Marker::If, "it sets up a case to work on"},
                                  Ground{Marker::Method, "it names a method"}, Ground{Marker::First, "the working begins"},
                                  Ground{Marker::Recall, "it takes up a fact to work with"}};
constexpr std::array understandGrounds{Ground{Marker::Recall, "it gathers known facts"},
                                       Ground{Marker::Understand, "it sorts out what is asked"},
                                       Ground{Marker::Problem, "it looks closer at the task"},
                                       Ground{Marker::First, "it plans before any working"}};
constexpr std::array restateGrounds{Ground{Marker::Restate, "it says what is asked"},
                                    Ground{Marker::Problem, "it speaks of the task"}};
constexpr std::array concludeGrounds{Ground{Marker::Conclude, "it announces the final answer"},
                                     Ground{Marker::Answer, "it states the answer for good"},
                                     Ground{Marker::Therefore, "it draws the final result"}};

template <std::size_t n>
std::string_view firstGround(const std::array<Ground, n>& grounds, const UnitView& view)
{
    for (const Ground& ground : grounds)
        if (view.says(ground.marker))
            return ground.words;
    return {};
}

bool isSetUp(std::optional<Kind> kind) { return !kind || *kind <= Kind::ProblemUnderstand; }

std::string_view groundOf(const UnitView& view, Kind kind, std::optional<Kind> before)
{
    switch (kind) {
    case Kind::QuestionRepeat:
        return firstGround(restateGrounds, view);
    case Kind::ProblemUnderstand:
        return firstGround(understandGrounds, view);
    case Kind::Approach:
        return isSetUp(before) ? firstGround(beginGrounds, view) : firstGround(approachGrounds, view);
    case Kind::Verification:
        return firstGround(checkGrounds, view);
    case Kind::Conclusion:
        break;
    }
    return view.has(Trait::Boxed) ? std::string_view("it boxes the final answer") : firstGround(concludeGrounds, view);
}

std::string_view fallback(const UnitView& view, Kind kind, std::optional<Kind> before)
{
    switch (kind) {
    case Kind::QuestionRepeat:
        return view.has(Trait::ProblemMost) ? "its words are those of the problem" : "the trace begins with the task";
    case Kind::ProblemUnderstand:
        return "nothing is worked out yet";
    case Kind::Approach:
        if (!isSetUp(before) && view.drift.turns())
            return "it turns to other words and values";
        return view.has(Trait::Equation) || view.has(Trait::Display) ? "the working begins with a formula" : "the working begins";
    case Kind::Verification:
        return view.has(Trait::AheadRepeats) ? "it goes over figures from before" : "it reflects on the result";
    case Kind::Conclusion:
        break;
    }
    return view.has(Trait::AfterThink) || view.has(Trait::ThinkEnd) ? "the write-up begins" : "the trace closes";
}

/// The first words of the unit, to quote.
std::string openingWords(std::string_view body)
{
    constexpr std::size_t most = 36;
    const std::string_view line = body.substr(0, body.find('\n'));
    if (line.substr(0, most).find_first_of("\\$") != std::string_view::npos)
        return {};
    if (line.size() <= most)
        return std::string(line);
    std::size_t cut = line.rfind(' ', most);
    if (cut == std::string_view::npos || cut < most / 2)
        cut = floorCharBoundary(line, most);
    return std::string(line.substr(0, cut)) + "…";
}

} // namespace

std::string boundaryReason(std::string_view reasoning, const UnitView& view, Kind kind, std::optional<Kind> before)
{
    std::string_view ground = groundOf(view, kind, before);
    if (ground.empty())
        ground = fallback(view, kind, before);
    const std::string words = openingWords(view.unit.body.in(reasoning));
    std::string why = words.empty() ? std::string(ground) : "“" + words + "”: " + std::string(ground);
    if (isSetUp(before))
        return why;
    const bool answered = view.has(Trait::AnsweredOnce) || view.has(Trait::AnsweredOften);
    if (answered && view.has(Trait::AnswerJustBefore))
        why += ", right after an answer";
    else if (answered)
        why += ", an answer was stated before";
    else if (kind == Kind::Approach && *before == Kind::Approach)
        why += ", no answer was reached before";
    return why;
}

} // namespace core
