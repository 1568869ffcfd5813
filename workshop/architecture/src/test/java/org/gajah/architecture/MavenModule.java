package org.gajah.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The modules of the repository as the poms list them, from the ground up.
///
/// @param name the folder's name, which is also the artifact's, after `gajah-`
/// @param floor the folder above it
/// @param folder where it lies
/// @param uses the names of the modules it depends on
record MavenModule(String name, String floor, Path folder, List<String> uses) {

  /// All modules, in the order of the floors and within a floor in the order of its pom.
  static List<MavenModule> all() throws IOException {
    List<MavenModule> modules = new ArrayList<>();
    for (String floor : texts(parse(Repository.root().resolve("pom.xml")), "module")) {
      Path floorFolder = Repository.root().resolve(floor);
      for (String name : texts(parse(floorFolder.resolve("pom.xml")), "module")) {
        Path folder = floorFolder.resolve(name);
        modules.add(
            new MavenModule(name, floor, folder, dependencies(parse(folder.resolve("pom.xml")))));
      }
    }
    return modules;
  }

  private static List<String> dependencies(Document pom) {
    List<String> names = new ArrayList<>();
    NodeList dependencies = pom.getElementsByTagName("dependency");
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      if ("org.gajah".equals(texts(dependency, "groupId").getFirst())) {
        names.add(texts(dependency, "artifactId").getFirst().substring("gajah-".length()));
      }
    }
    return names;
  }

  private static Document parse(Path pom) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(Files.newInputStream(pom));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(pom.toString(), e);
    }
  }

  private static List<String> texts(Document document, String tag) {
    return texts(document.getDocumentElement(), tag);
  }

  private static List<String> texts(Element element, String tag) {
    NodeList found = element.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent().trim());
    }
    return texts;
  }
}
