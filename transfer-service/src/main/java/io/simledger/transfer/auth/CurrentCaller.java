package io.simledger.transfer.auth;

import io.simledger.transfer.account.Actor;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.CoverageType;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller of the current request, as the {@link AuthGate} found it. */
@RequestScoped
class CurrentCaller implements Caller {
  private Sessions.@Nullable Session session;
  private @Nullable Actor actor;
  private CoverageType coverageType = CoverageType.JP;

  void actsIn(Sessions.Session session) {
    this.session = session;
    this.actor = new Actor(session.operatorId(), session.userName());
  }

  /** Somebody is about to be logged in; without a session that is known, but not proved. */
  void isNamed(Actor actor) {
    this.actor = actor;
  }

  void isAbout(CoverageType coverageType) {
    this.coverageType = coverageType;
  }

  @Override
  public @Nullable Actor actor() {
    return actor;
  }

  @Override
  public boolean isAuthenticated() {
    return session != null;
  }

  @Override
  public String operatorId() {
    return session().operatorId();
  }

  @Override
  public @Nullable String userName() {
    return session().userName();
  }

  @Override
  public CoverageType coverageType() {
    return coverageType;
  }

  UUID sessionId() {
    return session().sessionId();
  }

  private Sessions.Session session() {
    if (session == null) {
      throw new IllegalStateException("An open operation has no caller");
    }
    return session;
  }
}
