// Data as bytes, for another instance of this very program, and back: the two ways of a number's or
// a text's bytes. Numbers go as they are in memory; nothing that is kept or sent is in this form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

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

// Numbers, and texts.
template <class Part>
constexpr bool k_is_plain =
    std::is_arithmetic_v<Part> || std::is_enum_v<Part> || std::is_same_v<Part, std::string>;

// Of either way; what a Packer takes is const.
template <class Way, class Part>
void take_plain(Way& way, Part& part) {
  if constexpr (std::is_same_v<std::remove_const_t<Part>, std::string>) {
    way.take_size(part);
    way.take(part.data(), part.size());
  } else {
    way.take(&part, sizeof part);
  }
}

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
