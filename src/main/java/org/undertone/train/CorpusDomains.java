package org.undertone.train;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.learn.Domain;

/**
 * Training examples parted by corpora, each of which has its own way of acting and recording. A
 * corpus of few speakers has too little to be a domain by itself and counts with the largest.
 *
 * @param labels what the examples are told apart by in the end
 * @param domains in the order of their names; one for all where no two corpora are large enough
 * @param places the domain of each corpus
 */
record CorpusDomains(Classes labels, List<Domain> domains, Map<String, Integer> places) {

  /** Fewer speakers tell too little of others. */
  static final int FEWEST_SPEAKERS = 8;

  /**
   * Parts the examples of a lesson. Who speaks in all of its material counts, and how much it holds
   * of each corpus, so that every fold is parted as the whole is.
   */
  static CorpusDomains of(Lesson lesson) {
    Map<String, List<Example>> corpora =
        lesson.training().stream()
            .collect(groupingBy(e -> e.utterance().corpus(), TreeMap::new, toList()));
    Map<String, Long> speakers = speakers(lesson.material().utterances());
    List<String> large =
        corpora.keySet().stream()
            .filter(name -> speakers.getOrDefault(name, 0L) >= FEWEST_SPEAKERS)
            .filter(name -> isToldApart(corpora.get(name), lesson.classes()))
            .toList();
    Map<String, Integer> places = new TreeMap<>();
    if (large.size() < 2) {
      corpora.keySet().forEach(name -> places.put(name, 0));
      return new CorpusDomains(
          lesson.classes(), List.of(Domain.of(lesson.classes().count())), places);
    }
    Map<String, Long> clips =
        lesson.material().utterances().stream().collect(groupingBy(Utterance::corpus, counting()));
    String largest =
        Collections.max(large, Comparator.comparing((String name) -> clips.getOrDefault(name, 0L)));
    List<Set<Integer>> labels = new ArrayList<>();
    large.forEach(name -> labels.add(new TreeSet<>()));
    corpora.forEach(
        (name, examples) -> {
          int place = large.indexOf(large.contains(name) ? name : largest);
          places.put(name, place);
          examples.forEach(e -> labels.get(place).add(lesson.classes().of(e.utterance())));
        });
    List<Domain> domains = new ArrayList<>();
    for (int d = 0; d < large.size(); d++) {
      domains.add(new Domain(large.get(d), List.copyOf(labels.get(d))));
    }
    return new CorpusDomains(lesson.classes(), domains, places);
  }

  private static Map<String, Long> speakers(Set<Utterance> utterances) {
    return utterances.stream()
        .filter(utterance -> utterance.speaker().isPresent())
        .collect(
            groupingBy(
                Utterance::corpus,
                mapping(Utterance::speaker, collectingAndThen(toSet(), s -> (long) s.size()))));
  }

  private static boolean isToldApart(List<Example> examples, Classes labels) {
    return examples.stream().mapToInt(e -> labels.of(e.utterance())).distinct().count() > 1;
  }

  private int domain(Utterance utterance) {
    return places.get(utterance.corpus());
  }

  /** The domains themselves, for whoever is to tell from which a clip is. */
  Classes apart() {
    return new Classes(domains.size(), this::domain);
  }

  /** The labels of one domain, for examples of it alone. */
  Classes within(int domain) {
    List<Integer> own = domains.get(domain).labels();
    return new Classes(own.size(), utterance -> own.indexOf(labels.of(utterance)));
  }

  /** Every label of every domain: those of the first, then those of the second, and so on. */
  Classes all() {
    return new Classes(
        domains.stream().mapToInt(domain -> domain.labels().size()).sum(),
        utterance -> {
          int domain = domain(utterance);
          int before = domains.subList(0, domain).stream().mapToInt(d -> d.labels().size()).sum();
          return before + within(domain).of(utterance);
        });
  }

  /** Those of the examples that are of one domain. */
  List<Example> of(int domain, List<Example> examples) {
    return examples.stream().filter(e -> domain(e.utterance()) == domain).toList();
  }
}
