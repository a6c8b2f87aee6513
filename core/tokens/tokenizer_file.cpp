#include "core/tokens/tokenizer_file.h"

#include <simdjson.h>

#include <fstream>
#include <optional>
#include <system_error>

namespace core {

namespace fs = std::filesystem;
namespace json = simdjson::ondemand;

namespace {

/// A shape that a tokenizer.json does not have; caught where the file is read.
struct WrongShape
{
    std::string what;
};

std::string shown(std::string_view text) { return "\"" + std::string(text.substr(0, 60)) + "\""; }

} // namespace

std::optional<Error> whyUnreadable(const fs::path& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return Error{ErrorCode::NotFound, "There is no such file.", path.string()};
    if (!fs::is_regular_file(status))
        return Error{ErrorCode::NotAFile, "This is not a file; give the path of a tokenizer.json.", path.string()};
    const std::uintmax_t size = fs::file_size(path, error);
    if (size > largestTokenizerFile)
        return Error{ErrorCode::TooLarge, "This file is too large for a tokenizer.json (over 256 MB).", path.string()};
    if (!std::ifstream(path))
        return Error{ErrorCode::NoPermission, "This file may not be read.", path.string()};
    if (size == 0)
        return Error{ErrorCode::Empty, "This file is empty.", path.string()};
    return std::nullopt;
}

struct TokenizerFile::Parsed
{
    simdjson::padded_string text;
    json::parser parser;
};

TokenizerFile::TokenizerFile() : m_parsed(std::make_unique<Parsed>()) {}
TokenizerFile::TokenizerFile(TokenizerFile&&) noexcept = default;
TokenizerFile& TokenizerFile::operator=(TokenizerFile&&) noexcept = default;
TokenizerFile::~TokenizerFile() = default;

ContentKey TokenizerFile::key() const { return contentKey(m_parsed->text); }

/// Walks the file once, in whatever order its keys stand.
class TokenizerFileReader
{
public:
    explicit TokenizerFileReader(TokenizerFile& file) : m_file(file) {}
    void read()
    {
        json::document document = m_file.m_parsed->parser.iterate(m_file.m_parsed->text);
        bool hasModel = false;
        for (json::field field : json::object(document.get_object())) {
            const std::string_view key = field.unescaped_key();
            json::value value = field.value();
            if (key == "model") {
                readModel(value);
                hasModel = true;
            } else if (key == "added_tokens") {
                if (!value.is_null())
                    readAddedTokens(value.get_array());
            } else if (key == "normalizer") {
                m_file.normalizer = raw(value);
            } else if (key == "pre_tokenizer") {
                m_file.preTokenizer = raw(value);
            } else {
                raw(value); // walks over it, so that damage anywhere is noticed
            }
        }
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
            throw WrongShape{"there is something after its end"};
        if (!hasModel)
            throw WrongShape{"it has no \"model\""};
    }

private:
    static std::string raw(json::value value)
    {
        return std::string(std::string_view(simdjson::to_json_string(value)));
    }
    std::uint32_t readId(json::value value, std::string_view of)
    {
        std::uint64_t id = 0;
        if (value.get_uint64().get(id) != simdjson::SUCCESS || id > TokenizerFile::highestId)
            throw WrongShape{"the id of the token " + shown(of) + " is not a number from 0 to 16777215"};
        return static_cast<std::uint32_t>(id);
    }
    void readModel(json::value model)
    {
        std::string options = "{";
        for (json::field field : json::object(model.get_object())) {
            const std::string_view key = field.unescaped_key();
            json::value value = field.value();
            if (key == "vocab") {
                readVocabulary(value);
            } else if (key == "merges") {
                readMerges(value.get_array());
            } else if (key == "type") {
                m_file.modelType = std::string_view(value.get_string());
            } else {
                options += (options.size() > 1 ? ",\"" : "\"") + std::string(key) + "\":" + raw(value);
            }
        }
        m_file.modelOptions = options + "}";
    }
    void readVocabulary(json::value value)
    {
        m_file.vocabulary.clear();
        if (value.type() == json::json_type::object) {
            for (json::field field : json::object(value.get_object())) {
                const std::string_view text = field.unescaped_key();
                m_file.vocabulary.push_back({text, readId(field.value(), text)});
            }
            return;
        }
        for (json::value item : json::array(value.get_array())) {
            VocabularyEntry entry;
            int place = 0;
            for (json::value part : json::array(item.get_array())) {
                if (place == 0)
                    entry.text = part.get_string();
                else if (place == 1)
                    entry.score = part.get_double();
                ++place;
            }
            if (place != 2)
                throw WrongShape{"an entry of \"vocab\" is not a pair of text and score"};
            entry.id = static_cast<std::uint32_t>(m_file.vocabulary.size());
            m_file.vocabulary.push_back(entry);
        }
    }
    void readMerges(json::array merges)
    {
        m_file.merges.clear();
        m_file.hasMerges = true;
        for (json::value item : merges) {
            std::pair<std::string_view, std::string_view> pair;
            if (item.type() == json::json_type::string) {
                const std::string_view line = item.get_string();
                const std::size_t space = line.find(' ');
                if (space == line.npos || line.find(' ', space + 1) != line.npos)
                    throw WrongShape{"merge " + number() + " is not two parts: " + shown(line)};
                pair = {line.substr(0, space), line.substr(space + 1)};
            } else {
                int place = 0;
                for (json::value part : json::array(item.get_array()))
                    (place++ == 0 ? pair.first : pair.second) = part.get_string();
                if (place != 2)
                    throw WrongShape{"merge " + number() + " is not two parts"};
            }
            m_file.merges.push_back(pair);
        }
    }
    [[nodiscard]] std::string number() const { return std::to_string(m_file.merges.size() + 1); }

    void readAddedTokens(json::array tokens)
    {
        for (json::value item : tokens) {
            AddedToken token;
            bool hasId = false;
            for (json::field field : json::object(item.get_object())) {
                const std::string_view key = field.unescaped_key();
                if (key == "content") {
                    token.content = std::string_view(field.value().get_string());
                } else if (key == "id") {
                    token.id = readId(field.value(), "in added_tokens");
                    hasId = true;
                } else if (key == "single_word") {
                    token.singleWord = field.value().get_bool();
                } else if (key == "lstrip") {
                    token.leftStrip = field.value().get_bool();
                } else if (key == "rstrip") {
                    token.rightStrip = field.value().get_bool();
                } else if (key == "normalized") {
                    token.normalized = field.value().get_bool();
                }
            }
            if (token.content.empty() || !hasId)
                throw WrongShape{"an entry of \"added_tokens\" lacks its content or id"};
            m_file.addedTokens.push_back(std::move(token));
        }
    }

    TokenizerFile& m_file;
};

Result<TokenizerFile> TokenizerFile::read(const fs::path& path)
{
    if (auto error = whyUnreadable(path))
        return *std::move(error);
    TokenizerFile file;
    if (simdjson::padded_string::load(path.string()).get(file.m_parsed->text) != simdjson::SUCCESS)
        return Error{ErrorCode::NoPermission, "This file may not be read.", path.string()};
    const auto broken = [&](const std::string& why) {
        return Error{ErrorCode::BadFormat, "This is not a usable tokenizer.json: " + why + ".", path.string()};
    };
    try {
        TokenizerFileReader(file).read();
    } catch (const WrongShape& wrong) {
        return broken(wrong.what);
    } catch (const simdjson::simdjson_error& error) {
        return broken(error.what());
    }
    return file;
}

} // namespace core
