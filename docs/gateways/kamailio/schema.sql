-- The database that all nodes share: PostgreSQL or SQLite as it is. MySQL: make `directory` a MEDIUMTEXT.

-- The promise "one key is one call" is the primary key of this table: whoever inserts the row dials.
CREATE TABLE attempts (
  id VARCHAR(255) PRIMARY KEY,
  agent VARCHAR(128) NOT NULL,
  body_sha256 VARCHAR(64) NOT NULL,
  -- Made anew for every request, so that a request can read back whether the row is its own.
  claim VARCHAR(160) NOT NULL,
  node VARCHAR(64) NOT NULL,
  -- `claimed` until the INVITE is out, then a CallState of the contract.
  state VARCHAR(20) NOT NULL,
  cause VARCHAR(200) NOT NULL DEFAULT '',
  claimed_at INTEGER NOT NULL
);
CREATE INDEX attempts_by_time ON attempts (claimed_at);

-- Who may call. Written by whatever knows the agents; see "Agents and numbers" in README.md.
CREATE TABLE agents (
  agent VARCHAR(128) PRIMARY KEY,
  -- Of the bearer token, lower-case hex: the database never holds a token.
  token_sha256 VARCHAR(64) NOT NULL UNIQUE,
  -- 0: the token is known and may do nothing (403).
  may_call INTEGER NOT NULL DEFAULT 1,
  -- The SIP URI of the agent's phone, or of their account on the PBX.
  contact VARCHAR(255) NOT NULL,
  -- The answers of GET /v1/me and GET /v1/directory, as JSON; the ETag with its quotes.
  me TEXT NOT NULL,
  directory TEXT NOT NULL,
  etag VARCHAR(80) NOT NULL
);

-- The numbers that an agent may show: those of their directory.
CREATE TABLE agent_numbers (
  agent VARCHAR(128) NOT NULL,
  e164 VARCHAR(16) NOT NULL,
  PRIMARY KEY (agent, e164)
);
