package org.undertone.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/** Records as one line of JSON; double fractions to four places, as the service gives them. */
final class Json {

  private static final int DECIMALS = 4;

  /** What stands in the place of a file that failed. */
  private record Failed(String path, String error) {}

  private final ObjectMapper mapper;

  Json() {
    SimpleModule fractions = new SimpleModule();
    fractions.addSerializer(Double.class, new Fraction());
    fractions.addSerializer(Double.TYPE, new Fraction());
    mapper = JsonMapper.builder().addModules(new Jdk8Module(), fractions).build();
  }

  String line(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can be written", e);
    }
  }

  String failure(Path path, String error) {
    return line(new Failed(path.toString(), error));
  }

  private static final class Fraction extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        json.writeNumber(rounded.stripTrailingZeros().toPlainString());
      } else {
        json.writeNull();
      }
    }
  }
}
