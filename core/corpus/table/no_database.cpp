// Takes the place of database.cpp in a build without DuckDB.
#include "core/corpus/table/database.h"

namespace core {

Result<std::unique_ptr<TableConnection>> TableConnection::open()
{
    return Error{ErrorCode::Unsupported,
                 "This build has no DuckDB, which reads and writes Parquet and CSV: run \"npm ci\" in the sources (or "
                 "install DuckDB's library) and build again. ./start.sh does both.",
                 {}};
}

} // namespace core
