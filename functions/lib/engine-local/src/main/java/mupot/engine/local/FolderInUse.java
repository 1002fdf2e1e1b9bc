package mupot.engine.local;

/** Another process works in the data folder. The message is fit for the person who started the second one. */
public final class FolderInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderInUse(String message) {
        super(message);
    }
}
