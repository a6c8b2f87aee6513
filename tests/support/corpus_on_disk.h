#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <memory>
#include <string>
#include <string_view>

namespace support {

/// A folder that goes away with its files.
class Folder
{
public:
    [[nodiscard]] std::string path(std::string_view name) const
    {
        return m_folder.path().toStdString() + '/' + std::string(name);
    }
    /// Writes a file and gives its path.
    std::string write(std::string_view name, std::string_view bytes) const
    {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

inline std::string readAll(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The corpus of a file; null (and a failed test) when it cannot be opened.
inline std::shared_ptr<const core::Corpus> opened(const std::string& path)
{
    auto corpus = core::Corpus::open(path, core::Monitor::none());
    if (!corpus.ok()) {
        QTest::qFail(corpus.error().message.c_str(), __FILE__, __LINE__);
        return nullptr;
    }
    return corpus.value();
}

/// `bytes` as an opened corpus; null (and a failed test) when it cannot be opened.
inline std::shared_ptr<const core::Corpus> corpusOf(const Folder& folder, std::string_view bytes)
{
    return opened(folder.write("corpus.jsonl", bytes));
}

/// The bytes of each record.
inline std::vector<std::string> recordsOf(const core::Corpus& corpus)
{
    std::vector<std::string> records;
    for (std::size_t i = 0; i < corpus.recordCount(); ++i)
        records.emplace_back(corpus.record(i).bytes);
    return records;
}

inline core::RawRecord rawRecord(std::string_view bytes)
{
    return {0, 1, bytes};
}

} // namespace support
