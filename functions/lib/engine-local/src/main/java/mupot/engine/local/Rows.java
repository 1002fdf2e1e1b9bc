package mupot.engine.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import org.jspecify.annotations.Nullable;

/** The item table on one connection. */
final class Rows {

    /** About what one trip of DynamoDB gives. */
    private static final int MAX_SLICE_CHARS = 1024 * 1024;

    private final Connection connection;

    Rows(Connection connection) {
        this.connection = connection;
    }

    @Nullable
    Item get(Key key) throws SQLException {
        try (var select = connection.prepareStatement("SELECT image FROM item WHERE tbl = ? AND pk = ? AND sk = ?")) {
            bind(select, key);
            try (var row = select.executeQuery()) {
                return row.next() ? Image.read(key, row.getString(1)) : null;
            }
        }
    }

    void put(Item item) throws SQLException {
        try (var upsert = connection.prepareStatement(
                """
                INSERT INTO item (tbl, pk, sk, exp, image) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET exp = excluded.exp, image = excluded.image""")) {
            bind(upsert, item.key());
            var expires = item.expires();
            upsert.setObject(4, expires == null ? null : expires.getEpochSecond());
            upsert.setString(5, Image.of(item));
            upsert.executeUpdate();
        }
    }

    void delete(Key key) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM item WHERE tbl = ? AND pk = ? AND sk = ?")) {
            bind(delete, key);
            delete.executeUpdate();
        }
    }

    Slice query(Range range, @Nullable String after, int limit, long nowSeconds) throws SQLException {
        boolean ascending = range.order() == Range.Order.ASCENDING;
        var sql = new StringBuilder("SELECT sk, image FROM item WHERE tbl = ? AND pk = ? AND (exp IS NULL OR exp > ?)");
        var bounds = new ArrayList<String>();
        bound(sql, bounds, " AND sk >= ?", range.from());
        bound(sql, bounds, " AND sk < ?", range.to());
        bound(sql, bounds, ascending ? " AND sk > ?" : " AND sk < ?", after);
        sql.append(ascending ? " ORDER BY sk" : " ORDER BY sk DESC")
                .append(" LIMIT ")
                .append(limit + 1);
        try (var select = connection.prepareStatement(sql.toString())) {
            select.setInt(1, Schema.number(range.table()));
            select.setBytes(2, range.partition().getBytes(UTF_8));
            select.setLong(3, nowSeconds);
            for (int i = 0; i < bounds.size(); i++) {
                select.setBytes(4 + i, bounds.get(i).getBytes(UTF_8));
            }
            return slice(range, select, limit);
        }
    }

    private static void bound(StringBuilder sql, ArrayList<String> bounds, String clause, @Nullable String value) {
        if (value != null) {
            sql.append(clause);
            bounds.add(value);
        }
    }

    private static Slice slice(Range range, PreparedStatement select, int limit) throws SQLException {
        var items = new ArrayList<Item>();
        int chars = 0;
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                if (items.size() == limit || chars >= MAX_SLICE_CHARS) {
                    return new Slice(items, items.getLast().key().sort());
                }
                var key = new Key(range.table(), range.partition(), new String(rows.getBytes(1), UTF_8));
                String image = rows.getString(2);
                chars += image.length();
                items.add(Image.read(key, image));
            }
        }
        return new Slice(items, null);
    }

    static void bind(PreparedStatement statement, Key key) throws SQLException {
        statement.setInt(1, Schema.number(key.table()));
        statement.setBytes(2, key.partition().getBytes(UTF_8));
        statement.setBytes(3, key.sort().getBytes(UTF_8));
    }
}
