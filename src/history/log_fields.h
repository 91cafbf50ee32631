// The parts of the lines that git log prints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "history/commit.h"

namespace headsup::history {

// '2026-08-21T16:53:52+02:00', as %aI prints it, and with 'Z', '+0200' and spaces, as %ai does.
// A date without a zone is none, as it does not tell the hour where the author was.
bool read_time(std::string_view text, std::int64_t& time, int& offset_minutes);

struct CommitFields {
  std::string_view hash, name, mail, subject;
  std::int64_t time = 0;
  int offset_minutes = 0;
  bool has_mail = false;
  bool undated = false;  // the date is empty or %aI, as git prints one that it cannot read
};

// Takes 'commit <hash> <name> [<mail>] <date> <subject>' apart. The first field that is a date is
// the date; what is before it are the name, which may hold tabs, and the mail: a field with an '@',
// an empty one, or any where has_mails is true. On false, `at` is the byte of the field that is
// wrong, and `wrong` says how.
enum class CommitFault { too_few, hash, date };
bool read_commit_fields(std::string_view line, bool has_mails, CommitFields& fields,
                        CommitFault& wrong, std::size_t& at);

// '<added> <deleted> <path>' with tabs between; '-' for both numbers of a binary file.
struct FileFields {
  std::string_view added, deleted, path;
};
// False where the line has another form.
bool split_file_line(std::string_view line, FileFields& fields);
bool read_count(std::string_view text, std::int64_t& count);

// The path or the two paths of a rename: 'a => b', 'x/{a => b}/y', "\303\244" in git's quotes. On
// false, `at` is the byte of the path that is wrong. A file whose name has ' => ' in it looks like
// a rename, and is taken for one.
bool read_paths(std::string_view text, std::string& path, std::string& old_path, std::size_t& at);

// 'Name <mail>', as trailers have it.
Identity read_identity(std::string_view text);

}  // namespace headsup::history
