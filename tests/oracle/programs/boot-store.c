#include "boot-store.h"
#include <stdio.h>
#include <string.h>

static const char FORMAT[] = "repairbook boot store";

DWORD read_store(const WCHAR *path, struct store *store)
{
    char line[600], *blank;
    struct entry *entry = NULL;
    FILE *file = _wfopen(path, L"rb");

    store->count = 0;
    if (!file) return GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES ? ERROR_FILE_NOT_FOUND
                                                                          : ERROR_ACCESS_DENIED;
    if (!fgets(line, sizeof(line), file) || strncmp(line, FORMAT, strlen(FORMAT))) {
        fclose(file);
        return ERROR_FILE_CORRUPT;
    }
    while (fgets(line, sizeof(line), file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!line[0]) {
            entry = NULL;
            continue;
        }
        if (!(blank = strchr(line, ' '))) continue;
        *blank = 0;
        if (entry) {
            set_element(entry, line, blank + 1);
        } else if (store->count < MOST_ENTRIES) {
            entry = &store->entries[store->count++];
            memset(entry, 0, sizeof(*entry));
            _snprintf(entry->id, sizeof(entry->id) - 1, "%s", line);
            _snprintf(entry->kind, sizeof(entry->kind) - 1, "%s", blank + 1);
        }
    }
    fclose(file);
    return 0;
}

DWORD write_store(const WCHAR *path, const struct store *store)
{
    FILE *file = _wfopen(path, L"wb");
    if (!file) return ERROR_ACCESS_DENIED;
    fprintf(file, "%s\r\n", FORMAT);
    for (int i = 0; i < store->count; i++) {
        const struct entry *entry = &store->entries[i];
        fprintf(file, "%s%s %s\r\n", i ? "\r\n" : "", entry->id, entry->kind);
        for (int j = 0; j < entry->count; j++)
            fprintf(file, "%s %s\r\n", entry->elements[j].name, entry->elements[j].value);
    }
    return fclose(file) ? ERROR_DISK_FULL : 0;
}

struct entry *entry_of(struct store *store, const char *id)
{
    for (int i = 0; i < store->count; i++)
        if (!_stricmp(store->entries[i].id, id)) return &store->entries[i];
    return NULL;
}

struct element *element_of(struct entry *entry, const char *name)
{
    for (int i = 0; i < entry->count; i++)
        if (!_stricmp(entry->elements[i].name, name)) return &entry->elements[i];
    return NULL;
}

int set_element(struct entry *entry, const char *name, const char *value)
{
    struct element *element = element_of(entry, name);
    if (!element) {
        if (entry->count == MOST_ELEMENTS) return 0;
        element = &entry->elements[entry->count++];
        memset(element, 0, sizeof(*element));
        _snprintf(element->name, sizeof(element->name) - 1, "%s", name);
    }
    _snprintf(element->value, sizeof(element->value) - 1, "%s", value);
    return 1;
}

int delete_element(struct entry *entry, const char *name)
{
    struct element *element = element_of(entry, name);
    if (!element) return 0;
    memmove(element, element + 1, (char *)&entry->elements[--entry->count] - (char *)element);
    return 1;
}
