import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes emoji.txt and emoji.bin beside it, the same ones every time.
 *
 * Usage: java -cp JACKSON make.java EMOJI-DATASOURCE-GOOGLE EMOJILIB
 * with the unpacked npm packages emoji-datasource-google 16.0.0 and emojilib 4.0.3, and Jackson 3 (databind, core, annotations)
 * on the class path.
 *
 * emoji.txt: a line "# category" before its emoji; for each emoji, in the order of a picker, separated by tabs: the emoji itself, its
 * name, its short names, further words to find it by, and its variants of skin (the last three separated by spaces, perhaps none).
 *
 * emoji.bin: 256 colours (4 bytes each: alpha, red, green, blue), the number of pictures (4 bytes), the length of each (2 bytes), and
 * then the pictures: 64 x 64 numbers of colours, deflated without a header. Their order is that of emoji.txt, an emoji before its variants.
 */
class Make {

    static final int CELL = 66;
    static final int SIDE = 64;

    record Emoji(String text, String name, List<String> shortNames, Set<String> words, String category, int order, List<Picture> pictures) {
    }

    record Picture(String text, int x, int y) {
    }

    public static void main(String[] args) throws IOException {
        Path art = Path.of(args[0]);
        JsonMapper json = new JsonMapper();
        JsonNode words = json.readTree(Path.of(args[1], "dist", "emoji-en-US.json").toFile());
        List<Emoji> all = new ArrayList<>();
        for (JsonNode each : json.readTree(art.resolve("emoji.json").toFile())) {
            if (each.get("has_img_google").asBoolean()) {
                all.add(emoji(each, words));
            }
        }
        List<String> categories = List.of("Smileys & Emotion", "People & Body", "Animals & Nature", "Food & Drink", "Activities",
                "Travel & Places", "Objects", "Symbols", "Flags", "Component");
        all.sort(Comparator.comparingInt((Emoji each) -> categories.indexOf(each.category)).thenComparingInt(Emoji::order));
        Files.writeString(Path.of("emoji.txt"), text(all));
        Files.write(Path.of("emoji.bin"), pictures(all, ImageIO.read(art.resolve("img/google/sheets-256/64.png").toFile())));
    }

    static Emoji emoji(JsonNode node, JsonNode allWords) {
        String text = text(node);
        List<String> words = allWords.path(text).valueStream().map(JsonNode::asString).toList();
        List<String> shortNames = node.get("short_names").valueStream().map(JsonNode::asString).toList();
        String name = words.isEmpty() || words.getFirst().endsWith("_") ? node.get("name").asString().toLowerCase(Locale.ROOT) : words.getFirst().replace('_', ' ');
        Set<String> further = words.stream().skip(1).map(word -> word.toLowerCase(Locale.ROOT).replace(' ', '_'))
                .filter(word -> word.matches("[\\p{L}0-9_-]+") && !shortNames.contains(word) && !List.of(name.split(" ")).contains(word))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Picture> pictures = new ArrayList<>(List.of(picture(node)));
        for (JsonNode variant : node.path("skin_variations").values()) {
            pictures.add(picture(variant));
        }
        return new Emoji(text, name, shortNames, further, node.get("category").asString(), node.get("sort_order").asInt(), pictures);
    }

    static Picture picture(JsonNode node) {
        return new Picture(text(node), node.get("sheet_x").asInt(), node.get("sheet_y").asInt());
    }

    static String text(JsonNode node) {
        return Stream.of(node.get("unified").asString().split("-")).map(code -> Character.toString(Integer.parseInt(code, 16)))
                .collect(Collectors.joining());
    }

    static String text(List<Emoji> all) {
        StringBuilder text = new StringBuilder();
        String category = "";
        for (Emoji each : all) {
            if (!each.category.equals(category)) {
                category = each.category;
                text.append("# ").append(category).append('\n');
            }
            text.append(String.join("\t", each.text, each.name, String.join(" ", each.shortNames), String.join(" ", each.words),
                    each.pictures.stream().skip(1).map(Picture::text).collect(Collectors.joining(" ")))).append('\n');
        }
        return text.toString();
    }

    static byte[] pictures(List<Emoji> all, BufferedImage sheet) throws IOException {
        IndexColorModel colours = (IndexColorModel) sheet.getColorModel();
        byte[] pixels = ((DataBufferByte) sheet.getRaster().getDataBuffer()).getData();
        List<byte[]> packed = new ArrayList<>();
        for (Emoji each : all) {
            for (Picture picture : each.pictures) {
                byte[] cell = new byte[SIDE * SIDE];
                for (int row = 0; row < SIDE; row++) {
                    System.arraycopy(pixels, (picture.y * CELL + 1 + row) * sheet.getWidth() + picture.x * CELL + 1, cell, row * SIDE, SIDE);
                }
                packed.add(deflated(cell));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int i = 0; i < 256; i++) {
            out.writeInt(i < colours.getMapSize() ? colours.getRGB(i) : 0);
        }
        out.writeInt(packed.size());
        for (byte[] each : packed) {
            out.writeShort(each.length);
        }
        for (byte[] each : packed) {
            out.write(each);
        }
        return bytes.toByteArray();
    }

    static byte[] deflated(byte[] cell) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(cell);
            deflater.finish();
            byte[] out = new byte[2 * cell.length];
            int length = deflater.deflate(out);
            return java.util.Arrays.copyOf(out, length);
        }
    }
}
