#include "core/answers/math/least_factor.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace core {

namespace {

/// All primes whose square is at most mostFactored.
const std::vector<std::uint32_t>& smallPrimes()
{
    static const std::vector<std::uint32_t> primes = [] {
        std::vector<std::uint32_t> found;
        std::vector<bool> composite(31'623); // no number whose square is greater counts
        for (std::uint32_t number = 2; number < composite.size(); ++number) {
            if (composite[number])
                continue;
            found.push_back(number);
            for (std::size_t multiple = std::size_t{number} * number; multiple < composite.size(); multiple += number)
                composite[multiple] = true;
        }
        return found;
    }();
    return primes;
}

} // namespace

std::int64_t leastFactor(std::int64_t number)
{
    const auto small = static_cast<std::uint32_t>(number);
    for (const std::uint32_t prime : smallPrimes()) {
        if (std::uint64_t{prime} * prime > small)
            break;
        if (small % prime == 0)
            return prime;
    }
    return number;
}

} // namespace core
