package com.traveease.development.mysql;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Linux x86-64 shared library that has the right names in it and does nothing.
 * <p>
 * The program mysqld is linked against libaio and libnuma, so it does not even start on a machine without them, although it
 * calls neither when asynchronous I/O and NUMA interleaving are off, as they are here. Installing packages needs root, and a
 * compiler may not be there: so the few hundred bytes of an ELF file that satisfy the dynamic linker are written from here.
 * What is still asked, whether NUMA is available, is answered truthfully with no.
 * <p>
 * The file has the least that the linker of glibc reads: two loadable segments (code and tables; what is written to), the
 * dynamic section, a hash table with a single bucket, which makes it a list, and the version definitions that mysqld names.
 * Section headers are for compilers and debuggers and are left out.
 *
 * @param soname the name under which programs ask for it
 * @see <a href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html">Symbol
 *      versioning</a>
 */
record SharedLibraryStub(String soname, List<Symbol> symbols) {

    static final SharedLibraryStub LIBAIO = new SharedLibraryStub("libaio.so.1", List.of(
            new Symbol("io_getevents", "LIBAIO_0.4", Kind.FAILING_FUNCTION),
            new Symbol("io_setup", "LIBAIO_0.4", Kind.FAILING_FUNCTION),
            new Symbol("io_submit", "LIBAIO_0.1", Kind.FAILING_FUNCTION)));

    /** mysqld takes any answer of {@code numa_available} other than -1 for yes, and would then allocate with it. */
    static final SharedLibraryStub LIBNUMA = new SharedLibraryStub("libnuma.so.1", List.of(
            new Symbol("mbind", "libnuma_1.1", Kind.FAILING_FUNCTION),
            new Symbol("numa_alloc_local", "libnuma_1.1", Kind.NULL_FUNCTION),
            new Symbol("numa_alloc_onnode", "libnuma_1.1", Kind.NULL_FUNCTION),
            new Symbol("numa_available", "libnuma_1.1", Kind.FAILING_FUNCTION),
            new Symbol("numa_free", "libnuma_1.1", Kind.NULL_FUNCTION),
            new Symbol("set_mempolicy", "libnuma_1.1", Kind.FAILING_FUNCTION),
            new Symbol("numa_all_nodes_ptr", "libnuma_1.2", Kind.NULL_POINTER),
            new Symbol("numa_bitmask_free", "libnuma_1.2", Kind.NULL_FUNCTION),
            new Symbol("numa_get_mems_allowed", "libnuma_1.2", Kind.NULL_FUNCTION),
            new Symbol("numa_node_of_cpu", "libnuma_1.2", Kind.FAILING_FUNCTION)));

    private static final int PAGE = 4096;
    private static final int HEADER_SIZE = 64;
    private static final int SEGMENT_SIZE = 56;
    private static final int SYMBOL_SIZE = 24;
    private static final int VERSION_SIZE = 28;

    /** {@code mov rax, -1; ret}, filled up to 16 bytes, then {@code xor eax, eax; ret}. */
    private static final byte[] CODE = { 0x48, (byte) 0xc7, (byte) 0xc0, -1, -1, -1, -1, (byte) 0xc3, 0, 0, 0, 0, 0, 0, 0, 0,
            0x31, (byte) 0xc0, (byte) 0xc3 };

    SharedLibraryStub {
        symbols = List.copyOf(symbols);
    }

    enum Kind {
        /** Returns -1. */
        FAILING_FUNCTION,
        /** Returns a null pointer, or nothing. */
        NULL_FUNCTION,
        /** A variable that holds a null pointer. */
        NULL_POINTER
    }

    record Symbol(String name, String version, Kind kind) {
    }

    byte[] toBytes() {
        Names names = new Names();
        List<String> versions = symbols.stream().map(Symbol::version).distinct().toList();
        int count = symbols.size() + 1;

        int hash = HEADER_SIZE + 4 * SEGMENT_SIZE;
        int symbolTable = align(hash + 4 * (3 + count), 8);
        int symbolVersions = symbolTable + SYMBOL_SIZE * count;
        int versionDefinitions = align(symbolVersions + 2 * count, 8);
        int code = align(versionDefinitions + VERSION_SIZE * (versions.size() + 1), 16);
        int strings = code + CODE.length;
        names.add(soname);
        versions.forEach(names::add);
        symbols.forEach(symbol -> names.add(symbol.name()));
        int readOnlySize = strings + names.bytes().length;
        int dynamic = align(readOnlySize, PAGE);
        int dynamicSize = 16 * 10;
        int pointer = dynamic + dynamicSize;
        int size = pointer + 8;

        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        // Little-endian 64-bit ELF, version 1; a shared object (3) for x86-64 (62).
        file.put(new byte[] { 0x7f, 'E', 'L', 'F', 2, 1, 1 }).position(16);
        file.putShort((short) 3).putShort((short) 62).putInt(1).putLong(0).putLong(HEADER_SIZE).putLong(0).putInt(0);
        file.putShort((short) HEADER_SIZE).putShort((short) SEGMENT_SIZE).putShort((short) 4);

        file.position(HEADER_SIZE);
        segment(file, 1, 5, 0, readOnlySize, PAGE); // loaded, read and execute
        segment(file, 1, 6, dynamic, size - dynamic, PAGE); // loaded, read and write
        segment(file, 2, 6, dynamic, dynamicSize, 8); // the dynamic section
        segment(file, 0x6474e551, 6, 0, 0, 16); // the stack need not be executable; without this the linker assumes it

        file.position(hash);
        file.putInt(1).putInt(count).putInt(1).putInt(0);
        for (int i = 1; i < count; i++) {
            file.putInt(i + 1 < count ? i + 1 : 0);
        }

        for (int i = 1; i < count; i++) {
            Symbol symbol = symbols.get(i - 1);
            int type = symbol.kind() == Kind.NULL_POINTER ? 1 : 2;
            file.position(symbolTable + SYMBOL_SIZE * i);
            // Any section but 0, which means undefined.
            file.putInt(names.offset(symbol.name())).put((byte) (0x10 | type)).put((byte) 0).putShort((short) 1);
            file.putLong(switch (symbol.kind()) {
                case FAILING_FUNCTION -> code;
                case NULL_FUNCTION -> code + 16;
                case NULL_POINTER -> pointer;
            }).putLong(8);
            file.putShort(symbolVersions + 2 * i, (short) (versions.indexOf(symbol.version()) + 2));
        }

        file.position(versionDefinitions);
        version(file, 1, soname, names, false); // the file itself is version 1
        for (int i = 0; i < versions.size(); i++) {
            version(file, i + 2, versions.get(i), names, i == versions.size() - 1);
        }

        file.position(code);
        file.put(CODE).put(names.bytes());

        file.position(dynamic);
        entry(file, 14, names.offset(soname)); // SONAME
        entry(file, 4, hash); // HASH
        entry(file, 5, strings); // STRTAB
        entry(file, 6, symbolTable); // SYMTAB
        entry(file, 10, names.bytes().length); // STRSZ
        entry(file, 11, SYMBOL_SIZE); // SYMENT
        entry(file, 0x6ffffff0, symbolVersions); // VERSYM
        entry(file, 0x6ffffffc, versionDefinitions); // VERDEF
        entry(file, 0x6ffffffd, versions.size() + 1); // VERDEFNUM
        entry(file, 0, 0);
        return file.array();
    }

    private static void segment(ByteBuffer file, int type, int flags, int offset, int size, int alignment) {
        file.putInt(type).putInt(flags).putLong(offset).putLong(offset).putLong(offset).putLong(size).putLong(size)
                .putLong(alignment);
    }

    private static void version(ByteBuffer file, int index, String name, Names names, boolean last) {
        file.putShort((short) 1).putShort((short) (index == 1 ? 1 : 0)).putShort((short) index).putShort((short) 1);
        file.putInt(hash(name)).putInt(20).putInt(last ? 0 : VERSION_SIZE);
        file.putInt(names.offset(name)).putInt(0);
    }

    private static void entry(ByteBuffer file, long tag, long value) {
        file.putLong(tag).putLong(value);
    }

    /** The hash of the ELF specification; the linker compares it before it compares the name of a version. */
    private static int hash(String name) {
        int hash = 0;
        for (byte character : name.getBytes(US_ASCII)) {
            hash = (hash << 4) + character;
            int high = hash & 0xf0000000;
            hash = (hash ^ (high >>> 24)) & ~high;
        }
        return hash;
    }

    private static int align(int offset, int alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }

    /** The string table: names one after the other, each ended by a zero byte, the first one empty. */
    private static final class Names {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Map<String, Integer> offsets = new LinkedHashMap<>();

        Names() {
            bytes.write(0);
        }

        void add(String name) {
            offsets.put(name, bytes.size());
            bytes.writeBytes(name.getBytes(US_ASCII));
            bytes.write(0);
        }

        int offset(String name) {
            return offsets.get(name);
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
