package org.undertone.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How this server writes JSON: fractions to four places, what is not a number as null. */
final class Json {

  private static final int DECIMALS = 4;

  private Json() {}

  static ObjectMapper mapper() {
    SimpleModule rounding = new SimpleModule();
    rounding.addSerializer(Double.class, new Rounded());
    rounding.addSerializer(Double.TYPE, new Rounded());
    return JsonMapper.builder().addModules(new Jdk8Module(), rounding).build();
  }

  private static final class Rounded extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (!Double.isFinite(value)) {
        json.writeNull();
        return;
      }
      BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
      json.writeNumber(rounded.stripTrailingZeros().toPlainString());
    }
  }
}
