/* blob.h: a file as constant data of the library.
 *
 * DL_BLOB(name, path) defines, for this file alone, the bytes of a file as `name` up to `name_end`,
 * aligned to 64 bytes, in the section of constants. The assembler reads the file (.incbin), so that
 * a megabyte costs no compile time; path is relative to the root of the repository, which is the
 * compiler's working directory or a directory of its include path (-I.). */
#ifndef DATELINE_BASE_BLOB_H
#define DATELINE_BASE_BLOB_H

#if !defined(__GNUC__)
#error "blob.h needs a compiler with GNU inline assembly (gcc or clang)"
#endif

#ifdef __APPLE__
#define DL_BLOB_SECTION      ".const_data\n"
#define DL_BLOB_SYMBOL(name) "_" name
#define DL_BLOB_HIDE         ".private_extern "
#else
#define DL_BLOB_SECTION      ".section .rodata\n"
#define DL_BLOB_SYMBOL(name) name
#define DL_BLOB_HIDE         ".hidden "
#endif

#define DL_BLOB(name, path)                                                                        \
  __asm__(                                                                                         \
      DL_BLOB_SECTION                                                                              \
      ".balign 64\n"                                                                               \
      ".globl " DL_BLOB_SYMBOL(#name) "\n" DL_BLOB_HIDE DL_BLOB_SYMBOL(#name) "\n" DL_BLOB_SYMBOL( \
          #name) ":\n.incbin \"" path "\"\n"                                                       \
                 ".globl " DL_BLOB_SYMBOL(#name "_end") "\n" DL_BLOB_HIDE DL_BLOB_SYMBOL(          \
                     #name "_end") "\n" DL_BLOB_SYMBOL(#name "_end") ":\n.byte 0\n.text\n");       \
  extern const unsigned char name[] __attribute__((visibility("hidden")));                         \
  extern const unsigned char name##_end[] __attribute__((visibility("hidden")))

#endif
