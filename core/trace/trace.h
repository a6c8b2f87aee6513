#pragma once

#include <string>

namespace core {

/// What a record maps to. All texts are well-formed UTF-8, decoded (no JSON escapes, no delimiters).
struct Trace
{
    std::string id;        ///< the record's own id, or its number from 0
    std::string problem;   ///< the question
    std::string reasoning; ///< the long chain of thought; every Span of an analysis points into it
    std::string response;  ///< what follows the reasoning; may be empty
    std::string answer;    ///< the reference answer; may be empty
};

} // namespace core
