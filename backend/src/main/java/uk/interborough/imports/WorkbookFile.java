package uk.interborough.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import uk.interborough.writing.OfficeParts;

/** Opens a file as a workbook, or says in a sentence why not. Nothing in a file is run or followed. */
final class WorkbookFile {
    /** Unit: bytes. */
    static final int MOST_BYTES = 10 * 1024 * 1024;

    /** Of all parts together, unpacked; ours have a fifth of a megabyte. Unit: bytes. */
    private static final long MOST_UNPACKED = 12L * 1024 * 1024;

    private static final int MOST_PARTS = 500;
    private static final String TOO_LARGE =
            "The file is larger than 10 MB. What is expected here is far smaller: is it the right file?";
    private static final String SAVE_AS = " Save it as an Excel workbook (.xlsx) and send that.";
    private static final String DAMAGED = "The file is damaged or not an Excel workbook." + SAVE_AS;

    static {
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
        ZipSecureFile.setMinInflateRatio(0.005);
    }

    private WorkbookFile() {}

    /** What is wrong with a file as a whole. */
    static final class Refused extends Exception {
        final transient WorkbookFault fault;

        Refused(FaultCode code, String message) {
            super(message);
            this.fault = WorkbookFault.ofFile(code, message);
        }
    }

    static List<WorkbookFault> tooLarge() {
        return List.of(WorkbookFault.ofFile(FaultCode.FILE_TOO_LARGE, TOO_LARGE));
    }

    static WorkbookFault damaged() {
        return WorkbookFault.ofFile(FaultCode.NOT_A_WORKBOOK, DAMAGED);
    }

    static XSSFWorkbook open(byte[] file) throws Refused {
        if (file.length > MOST_BYTES) {
            throw new Refused(FaultCode.FILE_TOO_LARGE, TOO_LARGE);
        }
        try {
            checkKind(file);
            checkParts(file);
            return new XSSFWorkbook(new ByteArrayInputStream(file));
        } catch (IOException | RuntimeException unreadable) {
            throw new Refused(FaultCode.NOT_A_WORKBOOK, DAMAGED);
        }
    }

    private static void checkKind(byte[] file) throws Refused, IOException {
        switch (FileMagic.valueOf(file)) {
            case OOXML -> {
                // looked into next
            }
            case OLE2 -> throw oldOrLocked(file);
            default -> throw new Refused(FaultCode.NOT_A_WORKBOOK, "The file is not an Excel workbook." + SAVE_AS);
        }
    }

    private static Refused oldOrLocked(byte[] file) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            return container.getRoot().hasEntryCaseInsensitive("EncryptedPackage")
                    ? new Refused(
                            FaultCode.PASSWORD_PROTECTED,
                            "The file is protected by a password. Save it without one and send that.")
                    : new Refused(
                            FaultCode.NOT_A_WORKBOOK,
                            "The file is in the format of Excel 2003 or older (.xls)." + SAVE_AS);
        }
    }

    /** Before anything is built from the parts. */
    private static void checkParts(byte[] file) throws Refused, IOException {
        OfficeParts parts = OfficeParts.of(file, MOST_PARTS, MOST_UNPACKED);
        if (parts.isTooMuch()) {
            throw tooMuch();
        }
        if (parts.hasMacros()) {
            throw macros();
        }
        if (parts.parts() == 0) {
            throw new Refused(FaultCode.NOT_A_WORKBOOK, DAMAGED);
        }
    }

    private static Refused macros() {
        return new Refused(FaultCode.CONTAINS_MACROS, "The workbook contains macros." + SAVE_AS);
    }

    private static Refused tooMuch() {
        return new Refused(
                FaultCode.FILE_TOO_LARGE, "The file unpacks to far more than is expected here: is it the right file?");
    }
}
