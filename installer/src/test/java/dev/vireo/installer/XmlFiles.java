package dev.vireo.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads XML files without looking for anything outside them. */
final class XmlFiles {

    private XmlFiles() {
    }

    static Element root(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            Document document = factory.newDocumentBuilder().parse(file.toFile());
            return document.getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(file + " is not well-formed", e);
        }
    }

    static List<Element> elements(Element from, String name) {
        return nodes(from.getElementsByTagNameNS("*", name));
    }

    static List<Element> children(Element of) {
        return nodes(of.getChildNodes());
    }

    private static List<Element> nodes(org.w3c.dom.NodeList list) {
        return IntStream.range(0, list.getLength()).mapToObj(list::item).filter(Element.class::isInstance).map(Element.class::cast)
                .toList();
    }

    /** What a property list says, as maps, lists, strings, numbers and truth values. */
    static Object propertyList(Path file) {
        Element plist = root(file);
        if (!"plist".equals(plist.getTagName()) || !"1.0".equals(plist.getAttribute("version")) || children(plist).size() != 1) {
            throw new AssertionError(file + " is no property list");
        }
        return value(children(plist).getFirst());
    }

    private static Object value(Element element) {
        return switch (element.getTagName()) {
            case "string" -> element.getTextContent();
            case "integer" -> Integer.valueOf(element.getTextContent());
            case "true" -> true;
            case "false" -> false;
            case "array" -> children(element).stream().map(XmlFiles::value).toList();
            case "dict" -> dictionary(element);
            default -> throw new AssertionError("no property list has a " + element.getTagName());
        };
    }

    private static Map<String, Object> dictionary(Element element) {
        Map<String, Object> dictionary = new LinkedHashMap<>();
        List<Element> children = new ArrayList<>(children(element));
        while (!children.isEmpty()) {
            Element key = children.removeFirst();
            if (!"key".equals(key.getTagName()) || children.isEmpty()) {
                throw new AssertionError("a key and a value after it, not " + key.getTagName());
            }
            if (dictionary.put(key.getTextContent(), value(children.removeFirst())) != null) {
                throw new AssertionError("twice: " + key.getTextContent());
            }
        }
        return dictionary;
    }

    /** The names of processing instructions and what they hold, anywhere in an element. */
    static List<String> instructions(Node from) {
        List<String> found = new ArrayList<>();
        for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                found.add(child.getNodeName() + " " + child.getNodeValue());
            }
            found.addAll(instructions(child));
        }
        return found;
    }
}
