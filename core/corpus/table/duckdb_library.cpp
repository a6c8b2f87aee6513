#include "core/corpus/table/duckdb_api.h"

#include "core/resources.h"

#include <dlfcn.h>

#include <string>

namespace core {

// NOLINTBEGIN
#define DLCOT_EACH_DUCKDB_FUNCTION(USE) \
    USE(duckdb_create_config) \
    USE(duckdb_set_config) \
    USE(duckdb_destroy_config) \
    USE(duckdb_open_ext) \
    USE(duckdb_close) \
    USE(duckdb_connect) \
    USE(duckdb_disconnect) \
    USE(duckdb_interrupt) \
    USE(duckdb_query_progress) \
    USE(duckdb_free) \
    USE(duckdb_prepare) \
    USE(duckdb_prepare_error) \
    USE(duckdb_destroy_prepare) \
    USE(duckdb_pending_prepared) \
    USE(duckdb_pending_execute_task) \
    USE(duckdb_execute_pending) \
    USE(duckdb_pending_error) \
    USE(duckdb_destroy_pending) \
    USE(duckdb_execute_prepared_streaming) \
    USE(duckdb_result_error) \
    USE(duckdb_destroy_result) \
    USE(duckdb_fetch_chunk) \
    USE(duckdb_destroy_data_chunk) \
    USE(duckdb_data_chunk_get_size) \
    USE(duckdb_data_chunk_get_column_count) \
    USE(duckdb_data_chunk_get_vector) \
    USE(duckdb_vector_get_data) \
    USE(duckdb_vector_get_validity) \
    USE(duckdb_vector_ensure_validity_writable) \
    USE(duckdb_validity_set_row_invalid) \
    USE(duckdb_vector_assign_string_element_len) \
    USE(duckdb_create_logical_type) \
    USE(duckdb_destroy_logical_type) \
    USE(duckdb_create_scalar_function) \
    USE(duckdb_destroy_scalar_function) \
    USE(duckdb_scalar_function_set_name) \
    USE(duckdb_scalar_function_set_volatile) \
    USE(duckdb_scalar_function_add_parameter) \
    USE(duckdb_scalar_function_set_return_type) \
    USE(duckdb_scalar_function_set_extra_info) \
    USE(duckdb_scalar_function_set_function) \
    USE(duckdb_register_scalar_function) \
    USE(duckdb_scalar_function_get_extra_info) \
    USE(duckdb_scalar_function_set_error)

#define DLCOT_DEFINE(name) decltype(name) name = nullptr;
DLCOT_EACH_DUCKDB_FUNCTION(DLCOT_DEFINE)
#undef DLCOT_DEFINE

namespace {

template <class Function> bool point(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

Status load()
{
    const std::string beside = libraryPath(DLCOT_DUCKDB_FILE).string();
    void* library = beside.empty() ? nullptr : dlopen(beside.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        library = dlopen(DLCOT_DUCKDB_FILE, RTLD_NOW | RTLD_LOCAL); // one that the system knows
    if (library == nullptr) {
        const char* const why = dlerror();
        return Error{ErrorCode::Unsupported, "DuckDB's library, which reads and writes Parquet and CSV, cannot be loaded. Install the program again.",
                     why == nullptr ? DLCOT_DUCKDB_FILE : why};
    }
    bool all = true;
#define DLCOT_POINT(name) all = point(library, #name, name) && all;
    DLCOT_EACH_DUCKDB_FUNCTION(DLCOT_POINT)
#undef DLCOT_POINT
    if (!all)
        return Error{ErrorCode::Unsupported, "The DuckDB that is installed is too old to read and write Parquet and CSV; 1.2 or later is needed.",
                     beside.empty() ? DLCOT_DUCKDB_FILE : beside};
    return Done{};
}

} // namespace
// NOLINTEND

Status loadDuckdb()
{
    static const Status loaded = load();
    return loaded;
}

} // namespace core
