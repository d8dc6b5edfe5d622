/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.certs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code certs}: makes a certification authority, issues and revokes identities, shows them. */
@Command(
    name = "certs",
    mixinStandardHelpOptions = true,
    description = "Make and show certificates for boards, managers and receivers.",
    subcommands = {
      CertsCommand.MakeAuthority.class,
      CertsCommand.Issue.class,
      CertsCommand.Revoke.class,
      CertsCommand.Show.class,
    })
public final class CertsCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** For the command line parser. */
  public CertsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which: ca, issue, revoke or show");
  }

  /** Work on files, whose failures are told in one line. */
  @FunctionalInterface
  private interface FileWork {
    void run() throws IOException;
  }

  private static int run(CommandSpec spec, FileWork work) {
    try {
      work.run();
      return CommandLine.ExitCode.OK;
    } catch (FileAlreadyExistsException e) {
      spec.commandLine().getErr().println(e.getFile() + " exists already and is not overwritten");
    } catch (java.nio.file.NoSuchFileException e) {
      spec.commandLine().getErr().println(e.getFile() + " does not exist");
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** {@code certs ca}. */
  @Command(
      name = "ca",
      mixinStandardHelpOptions = true,
      description = "Make a certification authority: ca.crt and ca.key in a folder.")
  static final class MakeAuthority implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
        names = "--dir",
        defaultValue = ".",
        description = "folder for the files; made where it is missing (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(
        names = "--name",
        defaultValue = "Tocsin CA",
        description = "common name of the authority (default: ${DEFAULT-VALUE})")
    private String name;

    @Option(
        names = "--days",
        defaultValue = "3650",
        description = "days of validity (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
        names = "--key",
        defaultValue = "EC",
        description = "kind of key: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private KeyType keyType;

    @Override
    public Integer call() {
      return run(
          spec,
          () -> {
            var authority =
                CertificateAuthority.create(folder, name, keyType, Duration.ofDays(days));
            CertificateReport.read(authority.certificateFile()).print(spec.commandLine().getOut());
          });
    }
  }

  /** {@code certs issue}. */
  @Command(
      name = "issue",
      mixinStandardHelpOptions = true,
      description = "Issue an identity: NAME.crt and NAME.key beside the authority's files.")
  static final class Issue implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "NAME",
        description = "common name and file name: letters, digits, dot, hyphen, underscore")
    private String name;

    @Option(
        names = "--role",
        required = true,
        description = "what its holder does: ${COMPLETION-CANDIDATES}")
    private Role role;

    @Option(
        names = "--dir",
        defaultValue = ".",
        description = "the authority's folder (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--dns", description = "host name; may be repeated")
    private List<String> dns = List.of();

    @Option(names = "--ip", description = "IPv4 or IPv6 address; may be repeated")
    private List<String> ip = List.of();

    @Option(names = "--email", description = "mail address; may be repeated")
    private List<String> email = List.of();

    @Option(
        names = "--days",
        defaultValue = "825",
        description = "days of validity (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
        names = "--key",
        defaultValue = "EC",
        description = "kind of key: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private KeyType keyType;

    @Override
    public Integer call() {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
        throw new ParameterException(
            spec.commandLine(),
            "'" + name + "' is no name: letters, digits, dot, hyphen, underscore; at most 64");
      }
      return run(
          spec,
          () -> {
            SubjectNames names = new SubjectNames(dns, ip, email);
            Path file =
                CertificateAuthority.open(folder)
                    .issue(name, role, keyType, names, Duration.ofDays(days));
            CertificateReport.read(file).print(spec.commandLine().getOut());
          });
    }
  }

  /** {@code certs revoke}. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description =
          "Revoke identities: puts NAME.crt on the authority's list, ca.crl. Without a name, the"
              + " list is made anew, which has to happen before the next one is due.")
  static final class Revoke implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "names of identities")
    private List<String> names = List.of();

    @Option(
        names = "--dir",
        defaultValue = ".",
        description = "the authority's folder (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(
        names = "--days",
        defaultValue = "30",
        description = "days until the next list is due (default: ${DEFAULT-VALUE})")
    private int days;

    @Override
    public Integer call() {
      return run(
          spec,
          () -> {
            Path file = CertificateAuthority.open(folder).revoke(names, Duration.ofDays(days));
            spec.commandLine().getOut().println("trust.crls = " + file);
          });
    }
  }

  /** {@code certs show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show fingerprint, names and validity of certificates, and lines to paste.")
  static final class Show implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "PEM files")
    private List<Path> files;

    @Override
    public Integer call() {
      return run(
          spec,
          () -> {
            for (Path file : files) {
              CertificateReport.read(file).print(spec.commandLine().getOut());
            }
          });
    }
  }
}
