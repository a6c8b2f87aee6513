#include "core/tokens/read_tokenizer.h"

#include "core/tokens/pipeline_tokenizer.h"
#include "core/tokens/table_cache.h"
#include "core/tokens/tokenizer_file.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t worthKeeping = 1U << 20; ///< smaller files are read faster than a cache is looked after

enum class Keep : std::uint8_t { No, Yes };
enum class ModelKind : std::uint32_t { ByteLevelBpe, CharacterBpe, Unigram };

struct PackedToken
{
    std::uint32_t size = 0, id = 0;
    std::uint8_t singleWord = 0, leftStrip = 0, rightStrip = 0, normalized = 0;
};

/// Everything of a tokenizer.json but its model, as tables.
struct OuterTables
{
    Table<ModelKind> kind; ///< one
    Table<char> normalizer, preTokenizer; ///< JSON
    Table<PackedToken> addedTokens;
    Table<char> addedTexts; ///< their contents, one after the other
    void each(auto&& f)
    {
        f(kind);
        f(normalizer);
        f(preTokenizer);
        f(addedTokens);
        f(addedTexts);
    }
};

Table<char> packed(const std::string& text) { return Table<char>(std::vector<char>(text.begin(), text.end())); }
std::string unpacked(const Table<char>& text) { return {text.begin(), text.end()}; }

void pack(const std::vector<AddedToken>& tokens, OuterTables& outer)
{
    std::vector<PackedToken> list;
    std::string texts;
    for (const AddedToken& token : tokens) {
        list.push_back({static_cast<std::uint32_t>(token.content.size()), token.id, token.singleWord, token.leftStrip,
                        token.rightStrip, token.normalized});
        texts += token.content;
    }
    outer.addedTokens = Table<PackedToken>(std::move(list));
    outer.addedTexts = packed(texts);
}

std::vector<AddedToken> unpackTokens(const OuterTables& outer)
{
    std::vector<AddedToken> tokens;
    const std::string texts = unpacked(outer.addedTexts);
    std::size_t at = 0;
    for (const PackedToken& token : outer.addedTokens) {
        tokens.push_back({texts.substr(std::min(at, texts.size()), token.size), token.id, token.singleWord != 0,
                          token.leftStrip != 0, token.rightStrip != 0, token.normalized != 0});
        at += token.size;
    }
    return tokens;
}

Result<ModelKind> kindOf(const TokenizerFile& file, const TextPipeline& pipeline)
{
    const std::string type = file.modelType.empty() && file.hasMerges ? "BPE" : file.modelType;
    if (type == "Unigram" && !pipeline.byteLevel)
        return ModelKind::Unigram;
    if (type != "BPE")
        return Error{ErrorCode::Unsupported, "This tokenizer uses the model \"" + type + "\", which is not supported.", "model"};
    return pipeline.byteLevel ? ModelKind::ByteLevelBpe : ModelKind::CharacterBpe;
}

Status compileModel(ModelKind kind, const TokenizerFile& file, TableList& tables)
{
    switch (kind) {
    case ModelKind::ByteLevelBpe: return compileByteLevelBpe(file, tables);
    case ModelKind::CharacterBpe: return compileCharacterBpe(file, tables);
    case ModelKind::Unigram: break;
    }
    return compileUnigram(file, tables);
}

std::unique_ptr<TokenModel> modelOf(ModelKind kind, TableList& tables)
{
    switch (kind) {
    case ModelKind::ByteLevelBpe: return byteLevelBpe(tables);
    case ModelKind::CharacterBpe: return characterBpe(tables);
    case ModelKind::Unigram: return unigram(tables);
    }
    return nullptr;
}

Result<TableList> compile(const TokenizerFile& file)
{
    const Result<TextPipeline> pipeline = readTextPipeline(file.normalizer, file.preTokenizer);
    if (!pipeline.ok())
        return pipeline.error();
    const Result<ModelKind> kind = kindOf(file, pipeline.value());
    if (!kind.ok())
        return kind.error();
    OuterTables outer;
    outer.kind = Table<ModelKind>({kind.value()});
    outer.normalizer = packed(file.normalizer);
    outer.preTokenizer = packed(file.preTokenizer);
    pack(file.addedTokens, outer);
    TableList tables;
    putTables(outer, tables);
    if (Status done = compileModel(kind.value(), file, tables); !done.ok())
        return done.error();
    return tables;
}

/// **Errors** Internal (the tables are not those of a tokenizer), those of pipelineTokenizer.
Result<std::shared_ptr<const Tokenizer>> assemble(TableList tables, const std::string& name)
{
    const Error wrong{ErrorCode::Internal, "This tokenizer could not be put together.", {}};
    OuterTables outer;
    if (!takeTables(outer, tables) || outer.kind.size() != 1)
        return wrong;
    Result<TextPipeline> pipeline = readTextPipeline(unpacked(outer.normalizer), unpacked(outer.preTokenizer));
    std::unique_ptr<TokenModel> model = modelOf(outer.kind[0], tables);
    if (!pipeline.ok() || !model || !tables.allTaken())
        return wrong;
    return pipelineTokenizer(name, std::move(pipeline).value(), unpackTokens(outer), std::move(model));
}

/// From the cache when it is there; null otherwise.
std::shared_ptr<const Tokenizer> kept(const ContentKey& key, const std::string& name)
{
    std::optional<TableList> tables = cachedTables(key);
    if (!tables)
        return nullptr;
    Result<std::shared_ptr<const Tokenizer>> tokenizer = assemble(*std::move(tables), name);
    return tokenizer.ok() ? std::move(tokenizer).value() : nullptr;
}

/// Gives the memory of a large file that was parsed back to the system, where that is not done by itself.
void releaseMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

Result<std::shared_ptr<const Tokenizer>> readAnew(const fs::path& path, const std::string& name, Keep keep)
{
    const Result<TokenizerFile> file = TokenizerFile::read(path);
    if (!file.ok())
        return file.error();
    Result<TableList> tables = compile(file.value());
    if (!tables.ok())
        return tables.error();
    if (keep == Keep::Yes) {
        const ContentKey key = file.value().key(); // of the bytes that were parsed, whatever has become of the file since
        keepTables(key, tables.value());
        if (auto tokenizer = kept(key, name)) // mapped: shared with others, and no memory of its own
            return tokenizer;
    }
    return assemble(std::move(tables).value(), name);
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> readTokenizer(const fs::path& path, std::string name)
{
    if (auto error = whyUnreadable(path))
        return *std::move(error);
    std::error_code error;
    const bool large = fs::file_size(path, error) >= worthKeeping && !error;
    if (large) {
        const Result<ContentKey> key = contentKeyOf(path);
        if (auto tokenizer = key.ok() ? kept(key.value(), name) : nullptr)
            return tokenizer;
    }
    Result<std::shared_ptr<const Tokenizer>> tokenizer = readAnew(path, name, large ? Keep::Yes : Keep::No);
    if (large)
        releaseMemory();
    if (tokenizer.ok())
        return tokenizer;
    Error why = tokenizer.error();
    why.where = path.string() + (why.where.empty() || why.where == path.string() ? "" : ": " + why.where);
    return why;
}

} // namespace core
