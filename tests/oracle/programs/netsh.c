/*
 * Stand-in for C:\Windows\System32\netsh.exe.
 *
 * What it stands for: `advfirewall set PROFILE state on|off`, `advfirewall show PROFILE state`,
 * `advfirewall firewall set rule name=|group= new enable=|localport=`, `advfirewall firewall show
 * rule name=`, `interface set interface`. What it changes lies where Windows has it, in
 * HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy: EnableFirewall of
 * DomainProfile, StandardProfile (the private one) and PublicProfile; FirewallRules with a value
 * for each rule (`v2.30|Action=Allow|Active=TRUE|…|Name=@FirewallAPI.dll,-28775|`).
 *
 * What it keeps of Windows: rules and groups are known by their translated names alone (or by the
 * resource that the name is, `@FirewallAPI.dll,-28752`), never by the rule's id; a name that no
 * rule has is refused with 1; all output is translated.
 *
 * What it does not: other settings of profiles and rules; it makes and deletes no rules. The
 * contexts `winsock`, `winhttp`, `int`, `http`, `trace`, `dump` are entered in the journal and
 * answered with 0, as is `interface set`.
 *
 * Verbs in orders: `profile`, `rule`, `interface`, `other`.
 */
#include "stand-in.h"
#include <string.h>
#include <wchar.h>

#define POLICY L"SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\"

static const struct { const WCHAR *name, *key; } PROFILES[] = {
    { L"domainprofile", L"DomainProfile" },
    { L"privateprofile", L"StandardProfile" },
    { L"publicprofile", L"PublicProfile" },
};

/* Texts of FirewallAPI.dll, of the rules that articles name. */
static const struct { const WCHAR *resource, *en, *fr; } TEXTS[] = {
    { L"@FirewallAPI.dll,-28752", L"Remote Desktop", L"Bureau \x00e0 distance" },
    { L"@FirewallAPI.dll,-28775", L"Remote Desktop - User Mode (TCP-In)",
      L"Bureau \x00e0 distance - Mode utilisateur (TCP-Entrant)" },
    { L"@FirewallAPI.dll,-28776", L"Remote Desktop - User Mode (UDP-In)",
      L"Bureau \x00e0 distance - Mode utilisateur (UDP-Entrant)" },
    { L"@FirewallAPI.dll,-28778", L"Remote Desktop - Shadow (TCP-In)",
      L"Bureau \x00e0 distance - Contr\x00f4le \x00e0 distance (TCP-Entrant)" },
    { L"@FirewallAPI.dll,-30252", L"Windows Remote Management",
      L"Gestion \x00e0 distance de Windows" },
    { L"@FirewallAPI.dll,-32752", L"Network Discovery", L"D\x00e9" L"couverte du r\x00e9seau" },
    { L"@FirewallAPI.dll,-28502", L"File and Printer Sharing",
      L"Partage de fichiers et d\x2019imprimantes" },
};

static int ok(void)
{
    printf("%s\n\n", is_french() ? "OK." : "Ok.");
    return 0;
}

static int unknown_command(void)
{
    return answer(1, is_french() ? "Commande introuvable.\n" : "The following command was not found.\n");
}

static int set_profiles(const WCHAR *which, int on)
{
    int all = !_wcsicmp(which, L"allprofiles"), found = 0;
    DWORD data = (DWORD)on;
    WCHAR path[300];
    HKEY key;

    for (int i = 0; i < 3; i++) {
        if (!all && _wcsicmp(which, PROFILES[i].name)) continue;
        found = 1;
        _snwprintf(path, 300, POLICY L"%ls", PROFILES[i].key);
        if (RegCreateKeyExW(HKEY_LOCAL_MACHINE, path, 0, NULL, 0, KEY_WRITE, NULL, &key, NULL))
            return answer(1, "Access is denied.\n");
        RegSetValueExW(key, L"EnableFirewall", 0, REG_DWORD, (const BYTE *)&data, sizeof(data));
        RegCloseKey(key);
    }
    return found ? ok() : unknown_command();
}

static int show_profiles(const WCHAR *which)
{
    int all = !_wcsicmp(which, L"allprofiles"), found = 0;
    WCHAR path[300];

    for (int i = 0; i < 3; i++) {
        DWORD data = 1, size = sizeof(data);
        if (!all && _wcsicmp(which, PROFILES[i].name)) continue;
        found = 1;
        _snwprintf(path, 300, POLICY L"%ls", PROFILES[i].key);
        RegGetValueW(HKEY_LOCAL_MACHINE, path, L"EnableFirewall", RRF_RT_REG_DWORD, NULL, &data, &size);
        printf("\n%ls:\n----------------------------------------------------------------------\n",
               PROFILES[i].key);
        printf("%-38s%s\n", is_french() ? "\x90tat" : "State",
               data ? (is_french() ? "Actif" : "ON") : (is_french() ? "Inactif" : "OFF"));
    }
    return found ? ok() : unknown_command();
}

/* Whether a name that was given is the one that a rule holds, as Windows shows it. */
static int is_name(const WCHAR *held, const WCHAR *given)
{
    if (!_wcsicmp(held, given)) return 1;
    for (size_t i = 0; i < sizeof(TEXTS) / sizeof(*TEXTS); i++)
        if (!_wcsicmp(held, TEXTS[i].resource))
            return !_wcsicmp(given, is_french() ? TEXTS[i].fr : TEXTS[i].en);
    return 0;
}

/* A field of a rule: `Name=` in `v2.30|…|Name=…|`. */
static int field_of(const WCHAR *rule, const WCHAR *field, WCHAR *out, size_t length)
{
    size_t name = wcslen(field), size;
    const WCHAR *at = rule;
    while ((at = wcschr(at, '|'))) {
        at++;
        if (_wcsnicmp(at, field, name) || at[name] != '=') continue;
        size = wcscspn(at + name + 1, L"|");
        if (size >= length) return 0;
        wcsncpy(out, at + name + 1, size);
        out[size] = 0;
        return 1;
    }
    return 0;
}

/* The rule with a field set, in the place where it was, or else at the end. */
static void with_field(const WCHAR *rule, const WCHAR *field, const WCHAR *data, WCHAR *out, size_t length)
{
    size_t name = wcslen(field);
    const WCHAR *at = rule;
    while ((at = wcschr(at, '|'))) {
        at++;
        if (_wcsnicmp(at, field, name) || at[name] != '=') continue;
        _snwprintf(out, length, L"%.*ls%ls=%ls%ls", (int)(at - rule), rule, field, data,
                   at + wcscspn(at, L"|"));
        return;
    }
    _snwprintf(out, length, L"%ls%ls=%ls|", rule, field, data);
}

struct wish { const WCHAR *name, *group, *enable, *port; };

static int set_rules(const struct wish *wish)
{
    WCHAR id[300], rule[4096], changed[4096], held[400];
    HKEY key;
    int count = 0;

    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, POLICY L"FirewallRules", 0, KEY_READ | KEY_WRITE, &key))
        key = NULL;
    for (DWORD i = 0; key; i++) {
        DWORD id_length = 300, size = sizeof(rule) - sizeof(WCHAR), type;
        memset(rule, 0, sizeof(rule));
        if (RegEnumValueW(key, i, id, &id_length, NULL, &type, (BYTE *)rule, &size)) break;
        if (type != REG_SZ || !field_of(rule, wish->group ? L"EmbedCtxt" : L"Name", held, 400) ||
            !is_name(held, wish->group ? wish->group : wish->name))
            continue;
        count++;
        if (wish->enable) {
            with_field(rule, L"Active", _wcsicmp(wish->enable, L"yes") ? L"FALSE" : L"TRUE", changed, 4096);
            wcscpy(rule, changed);
        }
        if (wish->port) {
            with_field(rule, L"LPort", wish->port, changed, 4096);
            wcscpy(rule, changed);
        }
        RegSetValueExW(key, id, 0, REG_SZ, (const BYTE *)rule,
                       (DWORD)((wcslen(rule) + 1) * sizeof(WCHAR)));
    }
    if (key) RegCloseKey(key);
    if (!count)
        return answer(1, is_french()
                             ? "\nAucune r\x8agle ne correspond aux crit\x8ares sp\x82" "cifi\x82s.\n\n"
                             : "\nNo rules match the specified criteria.\n\n");
    printf("\n%s %d %s\n", is_french() ? "Mise \x85 jour de" : "Updated", count,
           is_french() ? "r\x8agle(s)." : "rule(s).");
    return ok();
}

/* `name=…`: what stands after the `=` where the word before it is this one. */
static const WCHAR *option(const WCHAR *word, const WCHAR *name)
{
    size_t length = wcslen(name);
    return !_wcsnicmp(word, name, length) && word[length] == '=' ? word + length + 1 : NULL;
}

static int rule_command(int count, WCHAR **words)
{
    struct wish wish = { NULL, NULL, NULL, NULL };
    int is_new = 0;
    const WCHAR *data;

    for (int i = 0; i < count; i++) {
        if (!_wcsicmp(words[i], L"new")) is_new = 1;
        else if (!is_new && (data = option(words[i], L"name"))) wish.name = data;
        else if (!is_new && (data = option(words[i], L"group"))) wish.group = data;
        else if (is_new && (data = option(words[i], L"enable"))) wish.enable = data;
        else if (is_new && (data = option(words[i], L"localport"))) wish.port = data;
        else return unknown_command();
    }
    if (!is_new || (!wish.name && !wish.group) || (!wish.enable && !wish.port)) return unknown_command();
    if (wish.enable && _wcsicmp(wish.enable, L"yes") && _wcsicmp(wish.enable, L"no")) return unknown_command();
    return set_rules(&wish);
}

static int is_call(int argc, WCHAR **argv, const WCHAR *words[], int count)
{
    if (argc < count + 1) return 0;
    for (int i = 0; i < count; i++)
        if (_wcsicmp(argv[i + 1], words[i])) return 0;
    return 1;
}

#define CALL(...) is_call(argc, argv, (const WCHAR *[]){ __VA_ARGS__ }, \
                          sizeof((const WCHAR *[]){ __VA_ARGS__ }) / sizeof(WCHAR *))

static int work(int argc, WCHAR **argv)
{
    static const WCHAR *const others[] = { L"winsock", L"winhttp", L"int", L"http", L"trace", L"dump" };

    if (CALL(L"advfirewall", L"firewall", L"set", L"rule")) return rule_command(argc - 5, argv + 5);
    if (CALL(L"advfirewall", L"set") && argc == 6 && !_wcsicmp(argv[4], L"state")) {
        if (!_wcsicmp(argv[5], L"on")) return set_profiles(argv[3], 1);
        if (!_wcsicmp(argv[5], L"off")) return set_profiles(argv[3], 0);
        return unknown_command();
    }
    if (CALL(L"advfirewall", L"show") && argc >= 4) return show_profiles(argv[3]);
    if (CALL(L"interface", L"set", L"interface") && argc > 4) return ok();
    for (size_t i = 0; argc > 1 && i < sizeof(others) / sizeof(*others); i++)
        if (!_wcsicmp(argv[1], others[i])) return ok();
    if (CALL(L"interface") && argc > 3) return ok();
    return unknown_command();
}

int wmain(int argc, WCHAR **argv)
{
    static const struct program program = { "netsh", COMMON_JOURNAL,
                                            "The requested operation requires elevation.\n", "Ok.\n\n", 0 };
    const char *verb = "other";

    if (CALL(L"advfirewall", L"firewall")) verb = "rule";
    else if (CALL(L"advfirewall")) verb = "profile";
    else if (CALL(L"interface")) verb = "interface";
    return stand_in(&program, verb, argc, argv, work);
}
