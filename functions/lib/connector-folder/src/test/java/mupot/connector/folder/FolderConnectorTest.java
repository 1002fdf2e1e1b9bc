package mupot.connector.folder;

import java.nio.file.Path;
import java.util.Optional;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.SiteReading;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.connector.contract.ConnectorContract;
import org.junit.jupiter.api.io.TempDir;

class FolderConnectorTest implements ConnectorContract {

    @TempDir
    Path base;

    @Override
    public SiteReading reading() {
        return new FolderReading();
    }

    @Override
    public SiteWriting writing() {
        return new FolderWriting(new Folder(base).journals());
    }

    @Override
    public Connection connection() {
        return new Folder(base).connection();
    }

    @Override
    public String applying() {
        return "apply";
    }

    @Override
    public String removing() {
        return "remove";
    }

    @Override
    public void put(String target, String text) {
        new Folder(base).put(target, text);
    }

    @Override
    public Optional<String> present(String target) {
        return new Folder(base).present(target);
    }
}
