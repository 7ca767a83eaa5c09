package org.undertone.server;

import io.javalin.http.Context;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names by which this server may be asked. Another site's page can move its own name to this
 * machine (DNS rebinding); to the browser it is then our page, but it asks by its name. Numeric
 * addresses cannot be moved, and localhost is this machine to every browser.
 */
final class Hosts {

  private static final Pattern NOBODYS_NAME =
      Pattern.compile("localhost|.+\\.localhost|[\\d.]+|\\[.+]");

  private final boolean any;
  private final List<String> names;

  /** Any name where others than this machine may ask, unless the options say which. */
  Hosts(ServerOptions options) {
    InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
    boolean ownMachineAlone = !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    this.any = options.hosts().isEmpty() && !ownMachineAlone;
    this.names =
        Stream.concat(Stream.of(options.host()), options.hosts().stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
  }

  /**
   * Refuses what is asked by another name, but for whether the server is well.
   *
   * @throws RefusedException saying which setting allows it
   */
  void requireKnown(Context ctx) {
    String name = ctx.req().getServerName().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (!any
        && !ctx.path().startsWith(Api.HEALTH)
        && !NOBODYS_NAME.matcher(name).matches()
        && !names.contains(name)) {
      throw new RefusedException(
          Problem.of(
                  421,
                  "unknown-host",
                  "This server is not known by that name",
                  "The Host of the request is \""
                      + name
                      + "\". If that is a name of this server, or of a proxy before it, start it with"
                      + " --hosts "
                      + name
                      + ", or set UNDERTONE_HOSTS, or hosts in undertone.properties; else ask by"
                      + " localhost or a numeric address.")
              .with("found", name));
    }
  }
}
