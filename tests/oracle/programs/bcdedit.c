/*
 * Stand-in for C:\Windows\System32\bcdedit.exe.
 *
 * What it stands for: `/enum ID [/v]` (and `/enum`, `/v` alone: the active entries), `/set`,
 * `/deletevalue`, `/ems`, `/bootems`, `/emssettings`, `/export`, `/import`, with or without
 * `/store FILE`. Stores are text files (boot-store.h); the system's own is
 * C:\repairbook-boot-store.txt, of which a test can say what is in it.
 *
 * What it keeps of Windows: the layout of the output; aliases (`{default}` is the element of that
 * name in the boot manager, `{current}` exists in the system store alone, the well-known settings)
 * and GUIDs in their place with `/v`; `{current}` where no entry is named; elements that exist, with
 * the values that each takes, printed in Windows' spelling (`minimal` -> `Minimal`, `on` -> `Yes`);
 * `/export` and `/import` for the system store only; 1 for whatever fails. Headings and
 * `identifier` are translated, elements and values are not.
 *
 * What it does not: devices are texts; entries are neither made nor copied nor deleted; lists are
 * set whole; objects that an entry inherits from do not matter.
 *
 * Verbs in orders: the command without its slash (`set`, `enum`, `export`…).
 */
#include "boot-store.h"
#include "stand-in.h"
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define SYSTEM_STORE L"C:\\repairbook-boot-store.txt"
#define BOOT_MANAGER "{9dea862c-5cdd-4e70-acc1-f32b344d4795}"

static const struct { const char *alias, *id; } WELL_KNOWN[] = {
    { "{bootmgr}", BOOT_MANAGER },
    { "{emssettings}", "{0ce4991b-e6b3-4b16-b23c-5e0d9250e5d9}" },
    { "{dbgsettings}", "{4636856e-540f-4170-a130-a84776f4c654}" },
    { "{badmemory}", "{5189b25c-5558-4bf2-bca4-289b11bd29e2}" },
    { "{globalsettings}", "{7ea2e1ac-2e61-4728-aaa3-896d9d0a9f0e}" },
    { "{bootloadersettings}", "{6efb52bf-1766-41db-a6b3-0ee5eff72bd7}" },
    { "{resumeloadersettings}", "{1afa9c49-16ab-4a55-901b-212802da9460}" },
    { "{hypervisorsettings}", "{7ff607e0-4395-11db-b0de-0800200c9a66}" },
    { "{memdiag}", "{b2721d73-1db4-4c62-bf78-c548a880142d}" },
};
#define KNOWN_COUNT (sizeof(WELL_KNOWN) / sizeof(*WELL_KNOWN))

static const struct { const char *kind, *en, *fr; } HEADINGS[] = {
    { "bootmgr", "Windows Boot Manager", "Gestionnaire de d\x82marrage Windows" },
    { "loader", "Windows Boot Loader", "Chargeur de d\x82marrage Windows" },
    { "resume", "Resume from Hibernate", "Reprendre \x85 partir de la mise en veille prolong\x82" "e" },
    { "settings", "Global Settings", "Param\x8atres globaux" },
    { "ems", "EMS Settings", "Param\x8atres EMS" },
};

enum form { TEXT, YES_NO, NUMBER, ID, IDS, ONE_OF };

/* Elements by what they take. The words of a ONE_OF are in Windows' own spelling. */
static const struct { const char *name; enum form form; const char *words; } ELEMENTS[] = {
    { "device", TEXT, 0 }, { "path", TEXT, 0 }, { "description", TEXT, 0 }, { "locale", TEXT, 0 },
    { "osdevice", TEXT, 0 }, { "systemroot", TEXT, 0 }, { "filedevice", TEXT, 0 },
    { "filepath", TEXT, 0 }, { "loadoptions", TEXT, 0 }, { "kernel", TEXT, 0 }, { "hal", TEXT, 0 },
    { "displaymessage", TEXT, 0 }, { "allowedinmemorysettings", TEXT, 0 },
    { "inherit", IDS, 0 }, { "displayorder", IDS, 0 }, { "toolsdisplayorder", IDS, 0 },
    { "bootsequence", IDS, 0 }, { "recoverysequence", IDS, 0 }, { "default", ID, 0 },
    { "resumeobject", ID, 0 }, { "timeout", NUMBER, 0 }, { "emsport", NUMBER, 0 },
    { "emsbaudrate", NUMBER, 0 }, { "debugport", NUMBER, 0 }, { "baudrate", NUMBER, 0 },
    { "truncatememory", NUMBER, 0 }, { "removememory", NUMBER, 0 }, { "numproc", NUMBER, 0 },
    { "increaseuserva", NUMBER, 0 }, { "recoveryenabled", YES_NO, 0 },
    { "isolatedcontext", YES_NO, 0 }, { "testsigning", YES_NO, 0 }, { "debug", YES_NO, 0 },
    { "bootdebug", YES_NO, 0 }, { "nointegritychecks", YES_NO, 0 }, { "ems", YES_NO, 0 },
    { "bootems", YES_NO, 0 }, { "bootlog", YES_NO, 0 }, { "sos", YES_NO, 0 },
    { "quietboot", YES_NO, 0 }, { "safebootalternateshell", YES_NO, 0 },
    { "displaybootmenu", YES_NO, 0 }, { "advancedoptions", YES_NO, 0 }, { "optionsedit", YES_NO, 0 },
    { "winpe", YES_NO, 0 }, { "detecthal", YES_NO, 0 }, { "nocrashautoreboot", YES_NO, 0 },
    { "onecpu", YES_NO, 0 }, { "maxproc", YES_NO, 0 }, { "useplatformclock", YES_NO, 0 },
    { "disabledynamictick", YES_NO, 0 }, { "flightsigning", YES_NO, 0 }, { "novga", YES_NO, 0 },
    { "lastknowngood", YES_NO, 0 }, { "bootuxdisabled", YES_NO, 0 },
    { "integrityservices", ONE_OF, "Default Disable Enable" },
    { "nx", ONE_OF, "OptIn OptOut AlwaysOff AlwaysOn" },
    { "pae", ONE_OF, "Default ForceEnable ForceDisable" },
    { "safeboot", ONE_OF, "Minimal Network DsRepair" },
    { "bootmenupolicy", ONE_OF, "Legacy Standard" },
    { "bootstatuspolicy", ONE_OF,
      "DisplayAllFailures IgnoreAllFailures IgnoreShutdownFailures IgnoreBootFailures "
      "IgnoreCheckpointFailures DisplayShutdownFailures DisplayBootFailures "
      "DisplayCheckpointFailures" },
    { "hypervisorlaunchtype", ONE_OF, "Off Auto" },
    { "displaymessageoverride", ONE_OF, "Default Recovery" },
    { "debugtype", ONE_OF, "Serial 1394 USB Net Local" },
    { "tscsyncpolicy", ONE_OF, "Default Legacy Enhanced" },
    { "vsmlaunchtype", ONE_OF, "Off Auto" },
};

static struct store store;
static const WCHAR *store_path = SYSTEM_STORE;
static int is_system_store = 1;

static int fail(const char *en, const char *fr)
{
    printf("%s\n", is_french() ? fr : en);
    return 1;
}

static int bad_parameter(void)
{
    return fail("The parameter is incorrect.\nRun \"bcdedit /?\" for command line assistance.",
                "Param\x8atre incorrect.\nEx\x82" "cutez \"bcdedit /?\" pour obtenir de l'aide.");
}

static int no_element(void)
{
    return fail("An error occurred while attempting to reference the specified entry.\n"
                "Element not found.",
                "Une erreur s'est produite.\n\x90l\x82ment introuvable.");
}

static int open_store(void)
{
    DWORD error = read_store(store_path, &store);
    if (!error) return 0;
    fail("The boot configuration data store could not be opened.",
         "Impossible d'ouvrir le magasin des donn\x82" "es de configuration de d\x82marrage.");
    return fail(error == ERROR_FILE_NOT_FOUND ? "The system cannot find the file specified."
                                              : "The file or directory is corrupted and unreadable.",
                "Le fichier sp\x82" "cifi\x82 est introuvable ou endommag\x82.");
}

static int save_store(void)
{
    if (write_store(store_path, &store))
        return fail("The boot configuration data store could not be written.\nAccess is denied.",
                    "Acc\x8as refus\x82.");
    printf("%s\n", is_french() ? "L'op\x82ration a r\x82ussi."
                               : "The operation completed successfully.");
    return 0;
}

static const char *default_id(void)
{
    struct entry *manager = entry_of(&store, BOOT_MANAGER);
    struct element *element = manager ? element_of(manager, "default") : NULL;
    return element ? element->value : NULL;
}

/* `{current}`: the system store was started from its default entry. */
static const char *id_of(const char *text)
{
    if (!_stricmp(text, "{default}")) return default_id();
    if (!_stricmp(text, "{current}")) return is_system_store ? default_id() : NULL;
    for (size_t i = 0; i < KNOWN_COUNT; i++)
        if (!_stricmp(text, WELL_KNOWN[i].alias)) return WELL_KNOWN[i].id;
    return text[0] == '{' && strlen(text) == 38 ? text : NULL;
}

static const char *shown_id(const char *id, int whole)
{
    if (whole) return id;
    for (size_t i = 0; i < KNOWN_COUNT; i++)
        if (!_stricmp(id, WELL_KNOWN[i].id)) return WELL_KNOWN[i].alias;
    if (default_id() && !_stricmp(id, default_id())) return is_system_store ? "{current}" : "{default}";
    return id;
}

static int form_of(const char *element)
{
    for (size_t i = 0; i < sizeof(ELEMENTS) / sizeof(*ELEMENTS); i++)
        if (!_stricmp(element, ELEMENTS[i].name)) return (int)i;
    return -1;
}

static void print_element(const struct element *element, int whole)
{
    int at = form_of(element->name);
    const char *name = element->name;
    char list[400];

    if (at < 0 || (ELEMENTS[at].form != ID && ELEMENTS[at].form != IDS)) {
        printf("%-23s %s\n", name, element->value);
        return;
    }
    _snprintf(list, sizeof(list), "%s", element->value);
    for (char *id = strtok(list, " "); id; id = strtok(NULL, " "), name = "")
        printf("%-23s %s\n", name, shown_id(id, whole));
}

static void print_entry(const struct entry *entry, int whole)
{
    const char *heading = "";
    for (size_t i = 0; i < sizeof(HEADINGS) / sizeof(*HEADINGS); i++)
        if (!strcmp(entry->kind, HEADINGS[i].kind))
            heading = is_french() ? HEADINGS[i].fr : HEADINGS[i].en;
    printf("\n%s\n", heading);
    for (size_t i = 0; i < strlen(heading); i++) putchar('-');
    printf("\n%-23s %s\n", is_french() ? "identificateur" : "identifier",
           shown_id(entry->id, whole));
    for (int i = 0; i < entry->count; i++) print_element(&entry->elements[i], whole);
}

static int enumerate(const char *what, int whole)
{
    const char *id;
    struct entry *entry;

    if (!what || !_stricmp(what, "active") || !_stricmp(what, "all")) {
        int all = what && !_stricmp(what, "all");
        for (int i = 0; i < store.count; i++)
            if (all || !strcmp(store.entries[i].kind, "bootmgr") ||
                !strcmp(store.entries[i].kind, "loader"))
                print_entry(&store.entries[i], whole);
        return 0;
    }
    if (!(id = id_of(what)))
        return fail("The specified entry identifier is not valid.\n"
                    "Run \"bcdedit /?\" for command line assistance.\nThe parameter is incorrect.",
                    "L'identificateur sp\x82" "cifi\x82 n'est pas valide.\nParam\x8atre incorrect.");
    if (!(entry = entry_of(&store, id)))
        return fail("There are no matching objects or the store is empty.",
                    "Aucun objet correspondant ou magasin vide.");
    print_entry(entry, whole);
    return 0;
}

/* The value as the store keeps and prints it, or NULL where the element does not take it. */
static const char *stored(int at, const char *value, char *out, size_t size)
{
    const char *ids;
    char *end;

    out[0] = 0;
    switch (ELEMENTS[at].form) {
    case TEXT:
        _snprintf(out, size - 1, "%s", value);
        return value[0] ? out : NULL;
    case YES_NO:
        if (!_stricmp(value, "yes") || !_stricmp(value, "on") || !_stricmp(value, "true") ||
            !strcmp(value, "1"))
            return "Yes";
        if (!_stricmp(value, "no") || !_stricmp(value, "off") || !_stricmp(value, "false") ||
            !strcmp(value, "0"))
            return "No";
        return NULL;
    case NUMBER:
        _snprintf(out, size - 1, "%lu", strtoul(value, &end, 0));
        return value[0] && !*end ? out : NULL;
    case ID:
    case IDS:
        if (!(ids = id_of(value))) return NULL;
        _snprintf(out, size - 1, "%s", ids);
        return out;
    case ONE_OF:
        _snprintf(out, size - 1, "%s", ELEMENTS[at].words);
        for (char *word = strtok(out, " "); word; word = strtok(NULL, " "))
            if (!_stricmp(word, value)) return word;
        return NULL;
    }
    return NULL;
}

static struct entry *meant(const char *id)
{
    const char *whole = id_of(id);
    return whole ? entry_of(&store, whole) : NULL;
}

static int set(const char *id, const char *name, const char *value)
{
    struct entry *entry = meant(id);
    int at = form_of(name);
    char out[400];
    const char *kept;

    if (!entry) return no_element();
    if (at < 0)
        return fail("The element data type specified is not recognized, or does not apply to the\n"
                    "specified entry.\nRun \"bcdedit /?\" for command line assistance.\n"
                    "Element not found.",
                    "Type de donn\x82" "es non reconnu.\n\x90l\x82ment introuvable.");
    if (!(kept = stored(at, value, out, sizeof(out))))
        return fail("The data is not valid as specified.\n"
                    "Run \"bcdedit /?\" for command line assistance.\nThe parameter is incorrect.",
                    "Donn\x82" "es non valides.\nParam\x8atre incorrect.");
    if (!set_element(entry, ELEMENTS[at].name, kept)) return bad_parameter();
    return save_store();
}

static int delete_value(const char *id, const char *name)
{
    struct entry *entry = meant(id);
    if (!entry || !delete_element(entry, name))
        return fail("An error occurred while attempting to delete the specified data element.\n"
                    "Element not found.",
                    "Une erreur s'est produite lors de la suppression.\n\x90l\x82ment introuvable.");
    return save_store();
}

/* `EMSPORT:1 EMSBAUDRATE:115200`, as options of `/emssettings`. */
static int ems_settings(int count, char **words)
{
    struct entry *entry = meant("{emssettings}");
    if (!entry) return no_element();
    if (!count) return bad_parameter();
    for (int i = 0; i < count; i++) {
        char *colon = strchr(words[i], ':');
        char out[400];
        int at;
        if (!colon) return bad_parameter();
        *colon = 0;
        at = form_of(words[i]);
        if (at < 0 || strncmp(ELEMENTS[at].name, "ems", 3) ||
            !stored(at, colon + 1, out, sizeof(out)))
            return bad_parameter();
        set_element(entry, ELEMENTS[at].name, stored(at, colon + 1, out, sizeof(out)));
    }
    return save_store();
}

static int copy_store(const WCHAR *from, const WCHAR *to)
{
    if (!is_system_store)
        return fail("The store option is not valid with this command.\nThe parameter is incorrect.",
                    "Param\x8atre incorrect.");
    if (read_store(from, &store))
        return fail("The store operation has failed.\nThe system cannot find the file specified.",
                    "\x90" "chec de l'op\x82ration.");
    store_path = to;
    return save_store();
}

static void to_utf8(char *out, int size, const WCHAR *text)
{
    out[0] = 0;
    WideCharToMultiByte(CP_UTF8, 0, text, -1, out, size - 1, NULL, NULL);
}

static char words[32][400];
static int word_count;
static int first_word; /* of the wide arguments, after /store FILE */

static int work(int argc, WCHAR **argv)
{
    char *rest[32];
    int whole = 0, count = 0;
    const char *command = word_count ? words[0] : "/enum";

    for (int i = 1; i < word_count; i++) {
        if (!_stricmp(words[i], "/v")) whole = 1;
        else rest[count++] = words[i];
    }
    if (!_stricmp(command, "/v")) whole = 1, command = "/enum";
    if (!_stricmp(command, "/export"))
        return argc == first_word + 2 ? copy_store(SYSTEM_STORE, argv[first_word + 1]) : bad_parameter();
    if (!_stricmp(command, "/import"))
        return argc >= first_word + 2 ? copy_store(argv[first_word + 1], SYSTEM_STORE) : bad_parameter();
    if (open_store()) return 1;
    if (!_stricmp(command, "/enum"))
        return count <= 1 ? enumerate(count ? rest[0] : NULL, whole) : bad_parameter();
    if (!_stricmp(command, "/set")) {
        if (count == 3 && rest[0][0] == '{') return set(rest[0], rest[1], rest[2]);
        return count == 2 && rest[0][0] != '{' ? set("{current}", rest[0], rest[1]) : bad_parameter();
    }
    if (!_stricmp(command, "/deletevalue")) {
        if (count == 2) return delete_value(rest[0], rest[1]);
        return count == 1 ? delete_value("{current}", rest[0]) : bad_parameter();
    }
    if (!_stricmp(command, "/ems") || !_stricmp(command, "/bootems")) {
        if (count == 2) return set(rest[0], command + 1, rest[1]);
        return count == 1 ? set("{current}", command + 1, rest[0]) : bad_parameter();
    }
    if (!_stricmp(command, "/emssettings")) return ems_settings(count, rest);
    return fail("The command is not one that this stand-in knows.", "Commande inconnue.");
}

int wmain(int argc, WCHAR **argv)
{
    static const struct program program = { "bcdedit", COMMON_JOURNAL,
                                            "The boot configuration data store could not be opened.\n"
                                            "Access is denied.\n",
                                            "The operation completed successfully.\n", 0 };
    char verb[64];

    first_word = 1;
    if (argc > 2 && !_wcsicmp(argv[1], L"/store")) {
        store_path = argv[2];
        is_system_store = 0;
        first_word = 3;
    }
    for (int i = first_word; i < argc && word_count < 32; i++)
        to_utf8(words[word_count++], sizeof(words[0]), argv[i]);
    _snprintf(verb, sizeof(verb) - 1, "%s", word_count ? words[0] + (words[0][0] == '/') : "enum");
    verb[sizeof(verb) - 1] = 0;
    return stand_in(&program, _strlwr(verb), argc, argv, work);
}
