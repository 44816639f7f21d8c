\set child random(1, 12800)
\set p random(1, 170)
BEGIN;
SELECT j.seq, j.at, (SELECT p.id FROM policy_version p WHERE p.applies_from <= now() ORDER BY p.applies_from DESC, p.id DESC LIMIT 1) AS policy FROM (SELECT 1) AS one LEFT JOIN (SELECT seq, at FROM journal ORDER BY seq DESC LIMIT 1) AS j ON true;
SELECT id AS child, gen_random_uuid() AS application FROM bench_child WHERE n = :child \gset
SELECT * FROM idempotency WHERE scope = 'bench' AND key = :child::text;
SELECT c.*, a.* FROM child c INNER JOIN account a ON a.id = c.account_id WHERE c.id = :child::uuid;
SELECT p.*, EXISTS (SELECT g.id FROM kindergarten_group g WHERE g.programme_id = p.id AND g.open > 0 AND g.archived_at IS NULL) AS open FROM programme p WHERE p.kindergarten_id IN (SELECT kindergarten_id FROM bench_programme WHERE n IN (:p::bigint, :p::bigint + 7, :p::bigint + 14)) ORDER BY p.id;
SELECT nextval('bench_n') AS number \gset
INSERT INTO application (id, number, sequence, status_code_hash, account_id, child_id, certificate_index, state, state_at, registered_at, class, born_on, profile, desired_on, channel, review_on, policy_version) SELECT :application::uuid, 'B-' || :number::text, :number::bigint + 10000000, sha256('x'), c.account_id, c.id, convert_to(:application::text, 'UTF8'), 'queued', now(), now(), 'general', c.born_on, 'general', c.born_on, 'portal', c.born_on, p.id FROM child c, policy_version p WHERE c.id = :child::uuid;
INSERT INTO wish (application_id, kindergarten_id, rank) SELECT :application::uuid, kindergarten_id, n - :p::bigint + 1 FROM bench_programme WHERE n IN (:p::bigint, :p::bigint + 7, :p::bigint + 14);
INSERT INTO entry (application_id, programme_id, order_key, class_rank, waiting) SELECT :application::uuid, id, decode(lpad(to_hex(:number::bigint + 10000000), 34, '0'), 'hex'), 4, true FROM bench_programme WHERE n IN (:p::bigint, :p::bigint + 7, :p::bigint + 14);
INSERT INTO message (id, account_id, application_id, kind, channel, language, subject, text, state, created_at) VALUES (gen_random_uuid(), :child::uuid, :application::uuid, 'filed', 'cabinet', 'uk', 'Заяву зареєстровано', repeat('Ваша заява стоїть у черзі. ', 8), 'kept', now());
INSERT INTO idempotency (scope, key, request_digest, response, created_at) VALUES (:application::text, 'k', sha256('x'), decode(repeat('00', 180), 'hex'), now());
INSERT INTO journal (seq, at, kind, actor_role, actor_id, application_id, number, policy_version, event) SELECT nextval('bench_n') + 100000000, now(), 'application_filed', 'parent', :child::uuid, :application::uuid, 'B-' || :number::text, NULL, jsonb_build_object('kind', 'application_filed', 'application', :application::text, 'pad', repeat('0123456789abcdef', 50));
COMMIT;
