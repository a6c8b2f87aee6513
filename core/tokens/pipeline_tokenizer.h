#pragma once

#include "core/result.h"
#include "core/tokens/text_pipeline.h"
#include "core/tokens/token_model.h"
#include "core/tokens/tokenizer.h"
#include "core/tokens/tokenizer_file.h"

#include <memory>
#include <span>
#include <string>

namespace core {

/// The tokenizer that runs these stages over a text: added tokens, normalising, cutting, the model.
/// **Errors** Unsupported: an added token cannot be normalised.
[[nodiscard]] Result<std::shared_ptr<const Tokenizer>> pipelineTokenizer(std::string name, TextPipeline pipeline,
                                                                         std::span<const AddedToken> addedTokens,
                                                                         std::unique_ptr<TokenModel> model);

} // namespace core
