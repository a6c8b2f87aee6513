#include "core/answers/words/claim_words.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace core {

namespace {

using R = ClaimRole;

const std::vector<std::pair<ClaimRole, std::string_view>>& lists()
{
    static const std::vector<std::pair<ClaimRole, std::string_view>> all{
        {R::Copula, "is are was were be equals equal = becomes become gives give giving yields yield yielding get gets got obtain obtained obtains obtaining "
                    "find found finds conclude concluded meant mean means report "
                    "leaves leave leaving keep keeps choose pick select makes made therefore thus hence have has had remain remains it's that's there's he's "
                    "she's i'm we're"},
        {R::Filler, "definitely surely certainly exactly precisely just only simply therefore thus hence then indeed clearly also still now again always approximately about roughly equal "
                    "to that a total of is be value number answer option choice "
                    "letter statement either both must should will ans final correct us him them me you"},
        {R::Cue, "so therefore thus hence namely consequently accordingly finally"},
        {R::Preposition, "of by at from to under over above below near around beyond within for with in on until past before after through per out into onto "
                         "off upon via without toward towards against among amid "
                         "since because as when where while whenever once during across behind besides despite like unlike versus vs"},
        {R::Determiner, "the a an these those this that all each every some any another other no first second third last next my your his her its our their"},
        {R::Negation, "not cannot never neither nor except excluding without nowhere nobody none"},
        {R::Changing, "hardly scarcely close between half twice double triple thrice minus negative nearly almost barely than plus square root cube reciprocal "
                      "inverse times quarter multiple multiples divisor divisors factor factors modulo mod beyond "
                      "exceeds exceed exceeding exceeded surpasses below above under over divides divisible congruent different unequal"},
        {R::Rejecting, "reject rejects rejecting rejected exclude excludes excluded eliminate eliminates eliminated eliminating discard discards discarding "
                       "discarded ignore ignoring avoid avoids drop drops dropping dropped "
                       "remove removes removing removed rule rules ruled ruling skip skips try tries trying tried test tests testing tested plug plugging "
                       "substitute substituting consider considering set setting put "
                       "taking check checking miss misses missing lack lacks deny denies disproves refute refutes"},
        {R::Hypothesis,
         "given otherwise else if suppose supposing supposed assume assuming assumed unless whether let imagine pretend hypothetically lest provided iff"},
        {R::Doubt, "case cases partial intermediate subtotal summand addend contribution predecessor successor complement rounding rounded nearest apparently "
                   "reportedly according presumably arguably conceivably likely absolute myth misconception would might maybe perhaps possibly could doubt "
                   "doubtful unsure unknown undetermined undecided claim claims claimed says said say thinks "
                   "thought expect expects expected guess guessed guesses mistake "
                   "mistakes mistaken mistakenly tempting tempted wrongly believe believes believed propose proposed proposes initially originally earlier "
                   "previously supposedly alleged allegedly wrong incorrect "
                   "incorrectly false impossible bound bounds estimate estimated contradiction contradicts hypothesis conjecture conjectured hope naive "
                   "naively seemingly undefined wish wonder wondering unclear unlikely verify verifying prove proving why want wanted opposite whether hint "
                   "example show error errors forgetting forgot overlooking ignoring neglecting misreading typo slip careless"},
        {R::Correction, "wait actually sorry correction mistake oops hmm whoops scratch retract"},
        {R::Numbered, "option choice statement case step line problem question equation eq method approach part section figure table example exercise item row column "
                      "chapter level page lemma theorem round stage type "
                      "class grade version note january february march april may june july august september october november december"},
        {R::Failing, "too not wrong incorrect impossible excluded extraneous invalid rejected bound bounds estimate false out mistake insufficient "
                     "inadmissible irrelevant never ruled upper lower neither approximation "
                     "one a an some eliminated discarded unacceptable less more greater larger smaller fewer below above of to half twice almost nearly close "
                     "spurious unsuitable contradictory undefined mostly sometimes"},
        {R::Approving, "answer correct right solution value result smallest largest least greatest minimum maximum minimal maximal valid unique desired "
                       "required true only integer choice option"},
        {R::Continuing, "or times less more fewer mod modulo percent plus minus over above below greater larger smaller bigger higher lower each to through "
                        "squared cubed factorial choose halves thirds quarters fourths fifths "
                        "sixths eighths tenths hundredths thousandths sevenths ninths hundred thousand million billion trillion dozen tens dozens remainder away short out "
                        "half pi root off apiece if unless ordinal multiplied divided raised percentage beyond except but per too faster slower heavier "
                        "lighter longer shorter taller older younger wider deeper warmer colder earlier later ahead behind apart order orders"},
        {R::Failed, "fails fail failed does cannot isn't doesn't won't can't wouldn't couldn't violates contradicts leads produces exceeds breaks looks seems "
                    "appears sounds lies"},
        {R::Subject, "answer answers ans solution solutions"},
        {R::Telling, "earn earns earned cost costs take takes took need needs needed require requires required pay pays paid spend spends spent save saves "
                     "saved weigh weighs weighed measure measures measured contain contains "
                     "contained score scored scores sell sells sold buy buys bought walk walks walked travel travels travelled traveled drive drives drove run "
                     "runs ran eat eats ate read reads use uses used receive receives "
                     "received owe owes owed charge charges charged produce produces produced reach reaches reached cover covers covered collect collects "
                     "collected count counts counted total totals totaled last lasts lasted "
                     "form forms include hold holds won wins lost print prints output outputs return returns returned work works worked play plays played gain "
                     "gains gained"},
        {R::Amount, "total probability ratio value area length volume answer maximum minimum perimeter distance speed cost price count solution result radius "
                    "height width average mean sum product score number ways chance "
                    "percentage difference quotient remainder degree year rank dimension depth age factor"},
        {R::Measure, "number numbers value values quantity amount amounts totals side sides hypotenuse leg slope intercept intercepts x-intercept y-intercept vertex center centre focus "
                     "midpoint intersection coordinate coordinates angle angles measure diameter circumference diagonal altitude apothem arc "
                     "base time times duration rate velocity acceleration force energy work power momentum charge current voltage resistance "
                     "pressure temperature frequency wavelength period amplitude density concentration ph molarity yield limit "
                     "integral derivative series term coefficient exponent constant discriminant determinant trace eigenvalue eigenvalues norm "
                     "variance deviation median mode range domain interval expectation percent fraction proportion odds income profit "
                     "loss interest salary wage discount share fee fare bill tip balance payment size gcd lcm gcf hcf root roots zero zeros "
                     "points point set sets function polynomial expression equation matrix vector line factorization form derivative inverse "
                     "part digit digits logarithm divisor multiple factor distance larger smaller largest smallest greatest least most integer integers permutations combinations subsets pairs triples change increase decrease"},
        {R::Extreme, "maximum minimum max min largest smallest greatest least maximal minimal most"},
        {R::Auxiliary, "definitely surely undoubtedly certainly must should will to therefore thus hence then indeed clearly also now still turns out comes come works up down simply just "
                       "only exactly precisely has have simplifies reduces evaluates amounts equal is are be"},
        {R::BesideSubject,
         "turned came definitely surely undoubtedly positive exactly just simply indeed precisely altogether sought choice option set namely clearly obviously evidently certainly again also together putting taking result looking searching asked official confirms shows proves implies "
         "corrected revised updated actual true the best my our your a final correct right required desired numerical exact so "
         "therefore thus hence and then is are was be must should will that we i conclude find get got see have to this problem question part "
         "in simplest form lowest terms as fraction total finally think answer ans solution value number equal equals equation overall for of only it's = it "
         "this means but new following given above unique system "
         "comes turns out am sure i'm confident certain answers solutions roots on balance after simplification simplifying calculation final all complete set"},
    };
    return all;
}

std::unordered_map<std::string, ClaimRoles> wordTable()
{
    std::unordered_map<std::string, ClaimRoles> table;
    for (const auto& [role, words] : lists())
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = words.find(' ', at) == std::string_view::npos ? words.size() : words.find(' ', at);
            table[std::string(words.substr(at, end - at))] |= claimRole(role);
            at = end + 1;
        }
    return table;
}

} // namespace

ClaimRoles claimRoles(std::string_view word)
{
    static const std::unordered_map<std::string, ClaimRoles> table = wordTable();
    const auto at = table.find(std::string(word));
    const bool denies = word.ends_with("n't");
    const ClaimRoles roles = at == table.end() ? 0 : at->second;
    return denies ? roles | claimRole(R::Negation) : roles;
}

} // namespace core
