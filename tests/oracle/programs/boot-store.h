/*
 * A boot store as the stand-in bcdedit keeps it: a text file (UTF-8, CRLF) with an entry's GUID and
 * kind, then its elements, a blank line, the next entry. The first line names the format:
 *
 *   repairbook boot store
 *   {9dea862c-5cdd-4e70-acc1-f32b344d4795} bootmgr
 *   timeout 30
 *
 * Kinds are `bootmgr`, `loader`, `resume`, `settings`, `ems`. A value that is a list has one blank
 * between its GUIDs.
 */
#ifndef BOOT_STORE_H
#define BOOT_STORE_H
#include <windows.h>

#define MOST_ENTRIES 64
#define MOST_ELEMENTS 64

struct element {
    char name[40];
    char value[400];
};

struct entry {
    char id[40];
    char kind[16];
    struct element elements[MOST_ELEMENTS];
    int count;
};

struct store {
    struct entry entries[MOST_ENTRIES];
    int count;
};

/* Reads a store; 0 where the file is missing, ERROR_FILE_CORRUPT where it is none. */
DWORD read_store(const WCHAR *path, struct store *store);

/* Writes a store; 0, or the error. */
DWORD write_store(const WCHAR *path, const struct store *store);

struct entry *entry_of(struct store *store, const char *id);
struct element *element_of(struct entry *entry, const char *name);

/* Sets an element; it keeps its place where it is there already. 0 where the entry is full. */
int set_element(struct entry *entry, const char *name, const char *value);

/* 0 where it was not there. */
int delete_element(struct entry *entry, const char *name);

#endif
