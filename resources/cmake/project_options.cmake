# One interface library carries language level, warnings and sanitizers to every target of ours.
add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
target_include_directories(project_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(project_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    -Wno-missing-field-initializers # members have defaults; naming only what differs is the point
    -Wno-restrict)                  # GCC 12 warns falsely where std::string is inlined at -O2
target_compile_definitions(project_options INTERFACE DLCOT_VERSION="${PROJECT_VERSION}")

if(DLCOT_SANITIZE)
    target_compile_options(project_options INTERFACE -fsanitize=${DLCOT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(project_options INTERFACE -fsanitize=${DLCOT_SANITIZE})
endif()

find_program(DLCOT_CCACHE ccache)
if(DLCOT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${DLCOT_CCACHE}")
endif()
find_program(DLCOT_MOLD mold)
if(DLCOT_MOLD)
    add_link_options(-fuse-ld=mold)
endif()
