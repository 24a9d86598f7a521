#include "read_sources.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace newsmetrics {

std::vector<SourceFile> read_sources(const std::string& folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension != ".tsv" && extension != ".rules" && entry.path().filename() != "stages.txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    if (!in) throw std::runtime_error(entry.path().string() + ": cannot be read");
    files.push_back({entry.path().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
  return files;
}

}  // namespace newsmetrics
