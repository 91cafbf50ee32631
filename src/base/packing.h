// Data as bytes, for another instance of this very program, and back: the two ways of a number's or
// a text's bytes. Numbers go as they are in memory; nothing that is kept or sent is in this form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace headsup::base {

class Packer {
 public:
  void take(const void* from, std::size_t size) {
    bytes.append(static_cast<const char*>(from), size);
  }
  template <class List>  // or text
  void take_size(const List& list) {
    const auto size = static_cast<std::uint32_t>(list.size());
    take(&size, sizeof size);
  }

  std::string bytes;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  void take(void* to, std::size_t size) {
    good_ = good_ && size <= rest_.size();
    if (!good_) return;
    std::memcpy(to, rest_.data(), size);
    rest_.remove_prefix(size);
  }
  template <class List>
  void take_size(List& list) {
    std::uint32_t size = 0;
    take(&size, sizeof size);
    good_ = good_ && size <= rest_.size();  // each entry takes a byte at least
    if (good_) list.resize(size);
  }
  void fail() { good_ = false; }

  bool is_done() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace headsup::base
