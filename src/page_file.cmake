# cmake -DINPUT=<file> -DOUTPUT=<file> -P page_file.cmake
#
# Copies a script, style sheet or page of web/ without its indents, the comments that have lines of
# their own, and a script's types. Every line stays where it was, so that a browser's messages name
# the source's lines.
cmake_minimum_required(VERSION 3.25)

file(READ "${INPUT}" text)
string(REGEX REPLACE "\n[ ]+" "\n" text "\n${text}")
string(REGEX REPLACE "\n//[^\n]*" "\n" text "${text}")
if(INPUT MATCHES "\\.mjs$")
  string(REGEX REPLACE "/[*][*] @[^*\n]*[*]/ ?" "" text "${text}")
  string(REGEX REPLACE "\n(/[*][*]|[*] |[*]/)[^\n]*" "\n" text "${text}")
endif()
string(SUBSTRING "${text}" 1 -1 text)
file(WRITE "${OUTPUT}" "${text}")
