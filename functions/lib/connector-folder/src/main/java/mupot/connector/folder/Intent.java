package mupot.connector.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.connector.Payload;
import mupot.kernel.id.Hash;

/**
 * What a performance set out to do, as far as the payload doesn't say it.
 *
 * @param payload stands for the payload; not its canonical hash, only the same for the same one
 * @param permissions each present file's, in the order of the changes
 * @param folders the folders that it has to make, relative to the root, outermost first
 */
record Intent(Hash payload, List<Optional<String>> permissions, List<String> folders) {

    Intent {
        permissions = List.copyOf(permissions);
        folders = List.copyOf(folders);
    }

    static Hash fingerprint(Payload payload) {
        var text = new StringBuilder(payload.connector() + "\n" + payload.action() + "\n");
        for (Payload.Change change : payload.changes()) {
            text.append(Endings.coded(change.target()))
                    .append(' ')
                    .append(change.before().map(Hash::value).orElse("-"))
                    .append(' ')
                    .append(change.afterHash().map(Hash::value).orElse("-"))
                    .append('\n');
        }
        return Hash.of(text.toString());
    }

    String written() {
        var text = new StringBuilder(payload + "\n");
        permissions.forEach(one -> text.append("file ").append(one.orElse("-")).append('\n'));
        folders.forEach(one -> text.append("folder ").append(Endings.coded(one)).append('\n'));
        return text.toString();
    }

    static Intent read(List<String> lines) {
        var permissions = new ArrayList<Optional<String>>();
        var folders = new ArrayList<String>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("file ")) {
                permissions.add(Optional.of(line.substring(5)).filter(it -> !it.equals("-")));
            } else {
                folders.add(Endings.decoded(line.substring("folder ".length())));
            }
        }
        return new Intent(new Hash(lines.getFirst()), permissions, folders);
    }
}
