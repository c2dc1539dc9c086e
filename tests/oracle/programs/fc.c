/*
 * Stand-in for C:\Windows\System32\fc.exe, which in Wine 8 says nothing and answers 0.
 *
 * What it stands for: `/b FILE FILE`, bytes compared with bytes.
 *
 * What it keeps of Windows: 0 where they are the same, 1 where they are not or one is longer, 2
 * where one cannot be read.
 *
 * What it does not: text comparison, patterns, the list of what differs.
 *
 * Verb in orders: `compare`.
 */
#include "stand-in.h"

static int work(int argc, WCHAR **argv)
{
    FILE *first, *second;
    int a, b;

    if (argc != 4 || _wcsicmp(argv[1], L"/b")) return answer(2, "FC: Invalid Switch\n");
    first = _wfopen(argv[2], L"rb");
    second = _wfopen(argv[3], L"rb");
    if (!first || !second) {
        if (first) fclose(first);
        if (second) fclose(second);
        return answer(2, "FC: cannot open the file - No such file or folder\n");
    }
    do {
        a = fgetc(first);
        b = fgetc(second);
    } while (a == b && a != EOF);
    fclose(first);
    fclose(second);
    return a == b ? answer(0, "FC: no differences encountered\n") : 1;
}

int wmain(int argc, WCHAR **argv)
{
    static const struct program fc = { "fc", COMMON_JOURNAL, "FC: cannot open the file\n",
                                       "FC: no differences encountered\n", 0 };
    return stand_in(&fc, "compare", argc, argv, work);
}
