#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace support {

/// Makes up long chain-of-thought traces by a grammar: a small problem, set-up, several approaches of which
/// some repeat or go wrong, checks, a conclusion. The same seed gives the same traces on every machine.
class TraceGrammar
{
public:
    explicit TraceGrammar(std::uint64_t seed) : m_random(seed) {}

    struct Text
    {
        std::string problem;
        std::string reasoning;
        std::string response;
        std::string answer;
    };

    /// A trace of about `bytes` bytes of reasoning.
    Text next(std::size_t bytes)
    {
        pose();
        std::string t = pick({"Okay, ", "Alright, ", "Let me see. ", "So, "});
        t +=
            pick({"I need to work out ", "the question asks for ", "we are looking for "}) + m_goal + ".\n\n";
        t += "We have " + number(m_a) + " " + m_thing + "s a day for " + number(m_b) + " days, and " +
             number(m_c) + pick({" are lost on the way", " do not count", " are taken away at the end"}) +
             ".\n\n";
        do {
            const auto before = t.size();
            approach(t);
            if (below(3) != 0)
                check(t);
            if (t.size() == before)
                break;
        } while (t.size() < bytes);
        t += pick({"I am confident now. ", "So everything agrees. "}) + "The answer is $" + number(result()) +
             "$.";
        const std::string boxed = "\\(\\boxed{" + number(result()) + "}\\)";
        return {m_problem, std::move(t),
                "Each day brings " + number(m_a) + ", so after " + number(m_b) + " days " +
                    number(m_a * m_b) + "; less " + number(m_c) + " this gives " + boxed + ".",
                number(result())};
    }

    /// A length as real traces have them: mostly a few thousand bytes, sometimes many more.
    std::size_t length()
    {
        const std::size_t base = 1500 + below(6000);
        return below(8) == 0 ? base * (2 + below(5)) : base;
    }

private:
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }
    std::string pick(std::initializer_list<std::string_view> choices)
    {
        return std::string(*(choices.begin() + below(choices.size())));
    }
    static std::string number(std::size_t value) { return std::to_string(value); }
    [[nodiscard]] std::size_t result() const { return m_a * m_b - m_c; }

    void pose()
    {
        m_a = 3 + below(97);
        m_b = 4 + below(60);
        m_c = 1 + below(11);
        m_thing = pick({"apple", "page", "stone", "ticket", "point", "litre", "brick", "letter"});
        m_goal = pick({"how many are left", "the number that remains", "the total in the end"});
        m_problem = pick({"A shop", "A reader", "A machine", "Mrs. Novák", "The village of Ærø", "小明"}) +
                    " handles " + number(m_a) + " " + m_thing + "s a day for " + number(m_b) +
                    " days; then " + number(m_c) + " are lost. Find " + m_goal + ".";
    }

    void approach(std::string& t)
    {
        t += pick({"First, ", "Alternatively, ", "Another way: ", "Let me think again. ", "Hmm, maybe ",
                   "Using algebra, "});
        const std::size_t slip = below(9) == 0 ? 10 : 0;
        switch (below(4)) {
        case 0:
            t += "multiply: $" + number(m_a) + " \\times " + number(m_b) + " = " + number(m_a * m_b + slip) +
                 "$.\n\n";
            break;
        case 1:
            t += "split " + number(m_b) + " into " + number(m_b / 2) + " and " + number(m_b - m_b / 2) +
                 ": $" + number(m_a) + " \\cdot " + number(m_b / 2) + " = " + number(m_a * (m_b / 2)) +
                 "$ and $" + number(m_a) + " \\cdot " + number(m_b - m_b / 2) + " = " +
                 number(m_a * (m_b - m_b / 2) + slip) + "$.\n\n";
            break;
        case 2:
            t += "let $x$ be the total, so that $\\frac{x}{" + number(m_b) + "} = " + number(m_a) +
                 "$ and $x = " + number(m_a * m_b + slip) + "$.\n\n";
            break;
        default:
            t += "add them up day by day: " + number(m_a) + ", " + number(2 * m_a) + ", " + number(3 * m_a) +
                 ", \\dots, " + number(m_a * m_b + slip) + ".\n\n";
        }
        if (below(5) != 0)
            t += "Taking away " + number(m_c) + " leaves $" + number(m_a * m_b + slip - m_c) + "$.\n\n" +
                 pick({"So the answer would be ", "That gives ", "Therefore we get "}) +
                 number(m_a * m_b + slip - m_c) + ".\n\n";
        else
            t += pick(
                {"But this gets messy; let me leave it.\n\n", "I am not sure that this leads anywhere.\n\n"});
    }

    void check(std::string& t)
    {
        t += pick({"Wait, let me check that. ", "Let me verify. ",
                   "Double-checking: ", "Hold on — is that right? "});
        t += "$" + number(result()) + " + " + number(m_c) + " = " + number(result() + m_c) + "$, and $" +
             number(result() + m_c) + " / " + number(m_b) + " = " + number(m_a) + "$" +
             pick({". Yes, that works.\n\n", ", as it should be.\n\n", " ✓.\n\n"});
    }

    std::mt19937_64 m_random;
    std::size_t m_a = 0;
    std::size_t m_b = 0;
    std::size_t m_c = 0;
    std::string m_thing;
    std::string m_goal;
    std::string m_problem;
};

} // namespace support
