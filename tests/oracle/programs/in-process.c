#include "in-process.h"
#include <stdio.h>
#include <wchar.h>

/*
 * A program that is loaded as a library is not relocated, so it must get the place that it was linked
 * for; whoever loads it is linked for another (stand-ins.ts). Neither is it bound to what it imports.
 * It is bound here, but for what is replaced:
 *
 * - `exit` ends the thread that the program runs in, not the process, and “the module of this
 *   process”, where the program looks for its texts, is the program's;
 * - what user32 only hands on to kernelbase is taken from there: user32 brings everything that draws,
 *   which takes longer to load than all that a script's program does. `wsprintfW` it has itself.
 */

#define USUAL_PLACE ((BYTE *)0x140000000)

static HMODULE module;
static const struct replacement *replaced;

static void end_thread(int code)
{
    ExitThread((DWORD)code);
}

static HMODULE WINAPI own_module(const WCHAR *name)
{
    return name ? GetModuleHandleW(name) : module;
}

static int print(WCHAR *out, const WCHAR *format, ...)
{
    va_list values;
    int length;
    va_start(values, format);
    length = _vsnwprintf(out, 1024, format, values);
    va_end(values);
    return length;
}

static void *WINAPI load_delayed(void *base, const IMAGE_DELAYLOAD_DESCRIPTOR *description,
                                 void *on_failure, void *hook, IMAGE_THUNK_DATA *slot, ULONG flags);

static const struct replacement ALWAYS[] = {
    { "exit", (void *)end_thread },
    { "GetModuleHandleW", (void *)own_module },
    { "ResolveDelayLoadedAPI", (void *)load_delayed },
    { "wsprintfW", (void *)print },
    { NULL, NULL },
};

static void *replacement(const struct replacement *list, const char *name)
{
    for (; list && list->name; list++)
        if (!strcmp(list->name, name)) return list->function;
    return NULL;
}

static void *imported(const char *library, const char *name)
{
    void *function = replacement(replaced, name);
    if (!function) function = replacement(ALWAYS, name);
    if (!function && !_stricmp(library, "user32.dll"))
        function = (void *)GetProcAddress(GetModuleHandleW(L"kernelbase.dll"), name);
    return function ? function : (void *)GetProcAddress(LoadLibraryA(library), name);
}

/* Wine's programs import by name alone. */
static const char *name_of(const BYTE *base, const IMAGE_THUNK_DATA *thunk)
{
    if (IMAGE_SNAP_BY_ORDINAL(thunk->u1.Ordinal)) return "";
    return (const char *)base + thunk->u1.AddressOfData + offsetof(IMAGE_IMPORT_BY_NAME, Name);
}

/* What a program imports at its first call. A function that is nowhere is left NULL, and ends it. */
static void *WINAPI load_delayed(void *base, const IMAGE_DELAYLOAD_DESCRIPTOR *description,
                                 void *on_failure, void *hook, IMAGE_THUNK_DATA *slot, ULONG flags)
{
    BYTE *image = base;
    IMAGE_THUNK_DATA *slots = (IMAGE_THUNK_DATA *)(image + description->ImportAddressTableRVA);
    IMAGE_THUNK_DATA *names = (IMAGE_THUNK_DATA *)(image + description->ImportNameTableRVA);
    const char *name = name_of(image, names + (slot - slots));

    (void)on_failure, (void)hook, (void)flags;
    slot->u1.Function = (ULONG_PTR)imported((char *)image + description->DllNameRVA, name);
    return (void *)slot->u1.Function;
}

static IMAGE_NT_HEADERS *headers(BYTE *base)
{
    return (IMAGE_NT_HEADERS *)(base + ((IMAGE_DOS_HEADER *)base)->e_lfanew);
}

/* Fills one slot of the import address table, which may lie in memory that is only read. */
static int fill_slot(void **slot, void *function)
{
    DWORD before;
    if (!function || !VirtualProtect(slot, sizeof(*slot), PAGE_READWRITE, &before)) return 0;
    *slot = function;
    return VirtualProtect(slot, sizeof(*slot), before, &before);
}

static int bind_imports(BYTE *base)
{
    DWORD offset =
        headers(base)->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT].VirtualAddress;
    IMAGE_IMPORT_DESCRIPTOR *import = (IMAGE_IMPORT_DESCRIPTOR *)(base + offset);

    for (; import->Name; import++) {
        const char *library = (char *)base + import->Name;
        IMAGE_THUNK_DATA *thunk = (IMAGE_THUNK_DATA *)(base + import->OriginalFirstThunk);
        void **slot = (void **)(base + import->FirstThunk);
        for (; thunk->u1.AddressOfData; thunk++, slot++)
            if (!fill_slot(slot, imported(library, name_of(base, thunk)))) return 0;
    }
    return 1;
}

int run_in_process(const WCHAR *path, const struct replacement *replacements)
{
    HANDLE thread;
    BYTE *base;
    DWORD code = 1;

    replaced = replacements;
    module = LoadLibraryW(path);
    base = (BYTE *)module;
    if (base != USUAL_PLACE || !bind_imports(base)) {
        fprintf(stderr, "The stand-in could not load %ls.\n", path);
        return 1;
    }
    thread = CreateThread(
        NULL, 0,
        (LPTHREAD_START_ROUTINE)(void *)(base + headers(base)->OptionalHeader.AddressOfEntryPoint),
        NULL, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    CloseHandle(thread);
    return (int)code;
}
