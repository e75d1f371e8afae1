"""Finding things: by what people call them, ranked as they mean it, and never what they may not see."""

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def found(film: Film, q: str, by: str = "admin", **asked: object) -> Json:
    answer: Json = await film.studio.people[by].get("/search", q=q, **asked)
    return answer


async def names(film: Film, q: str, by: str = "admin", **asked: object) -> list[tuple[str, str]]:
    return [(row["kind"], row["title"]) for row in (await found(film, q, by, **asked))["rows"]]


async def note(film: Film, text: str, *, task: int = 0, by: str = "artist", **more: object) -> str:
    made = await film.studio.people[by].post("/comments", {"task_id": film.tasks[task], "text": text, **more})
    return str(made["id"])


async def test_the_thing_called_just_so_comes_first_then_what_hangs_on_it(film: Film) -> None:
    await note(film, "Match SH0010 to the plate.", task=2)
    assert await names(film, "SH0010") == [
        ("entity", "SH0010"),
        ("task", "SH0010 Animation"),
        ("comment", "SH0030 Animation"),
    ]


async def test_a_shot_is_found_however_its_number_is_written(film: Film) -> None:
    for said in ("sh10", "SH010", "sh 10", "sh_0010", "sq010 sh0010", "Sh0010 sq10", "sq10_sh10"):
        assert (await names(film, said))[0] == ("entity", "SH0010"), said


async def test_a_task_is_found_by_its_shot_and_the_start_of_its_type(film: Film) -> None:
    assert await names(film, "20 anim") == [("task", "SH0020 Animation")]


async def test_accents_and_case_count_for_nothing(film: Film) -> None:
    forest = {"project_id": film.project, "kind": "asset", "entity_type_id": film.character, "name": "Forêt Œuvre"}
    await film.studio.admin.post("/entities", forest)
    for said in ("foret", "FORÊT", "oeuv"):
        assert await names(film, said, kinds=["entity"]) == [("entity", "Forêt Œuvre")]
    [row] = (await found(film, "oeuv"))["rows"]
    assert [row["title"][start:end] for start, end in row["title_marks"]] == ["Œuv"]


async def test_what_is_misspelled_is_found_when_nothing_is_called_so(film: Film) -> None:
    answer = await found(film, "bunyn")
    assert ([row["title"] for row in answer["rows"]], answer["near"]) == (["Bunny"], True)
    assert (await found(film, "SH0040"))["rows"] == []
    assert not (await found(film, "bunny"))["near"]


async def test_a_comment_is_told_by_the_passage_that_was_meant(film: Film) -> None:
    await note(
        film, "Lovely.\n\n" + "All of it is fine. " * 20 + "But the *whiskers* pop <b>twice</b>. " + "Then on. " * 40
    )
    [row] = (await found(film, "whisk"))["rows"]
    [(start, end)] = row["text_marks"]
    assert row["text"][start:end] == "whisk"
    assert row["text"].startswith("… ")
    assert "<b>twice</b>" in row["text"]
    assert len(row["text"]) < 180
    assert (row["author"]["display_name"], row["where"], row["project"]) == ("Noor Haddad", ["SQ010"], "Meadow")


async def test_the_newest_comment_comes_first(film: Film) -> None:
    for text in ("Whiskers, first.", "Whiskers, second."):
        await note(film, text)
    assert [row["text"] for row in (await found(film, "whiskers"))["rows"]] == ["Whiskers, second.", "Whiskers, first."]


async def test_a_new_name_is_known_at_once_to_what_stands_under_it(film: Film) -> None:
    await film.studio.admin.patch(f"/entities/{film.sequence}", {"name": "Burrow"})
    assert len(await names(film, "burrow sh", kinds=["entity"])) == 3
    assert await names(film, "burrow sh0020 animation") == [("task", "SH0020 Animation")]
    assert await names(film, "sq010") == []
    await film.studio.admin.patch(f"/task-types/{film.animation}", {"name": "Motion"})
    assert await names(film, "sh0020 motion") == [("task", "SH0020 Motion")]


async def test_an_edited_comment_is_found_by_what_it_says_now(film: Film) -> None:
    comment = await note(film, "The fur flickers.")
    await film.studio.artist.patch(f"/comments/{comment}", {"text": "The ears flicker."})
    assert await names(film, "fur") == []
    assert len(await names(film, "ears")) == 1


async def test_what_is_archived_is_found_only_when_asked_for_and_so_is_all_on_it(film: Film) -> None:
    await note(film, "Whiskers pop.")
    await film.studio.admin.post("/entities/archive", {"ids": film.shots[:1]})
    assert await names(film, "sh0010") == []
    assert await names(film, "whiskers") == []
    answer = await found(film, "sh0010", archived=True)
    assert [(row["kind"], row["archived"]) for row in answer["rows"]] == [("entity", True), ("task", True)]
    assert await names(film, "whiskers", archived=True) == [("comment", "SH0010 Animation")]
    await film.studio.admin.post("/entities/restore", {"ids": film.shots[:1]})
    assert len(await names(film, "sh0010")) == 2
    await film.studio.admin.post("/projects/archive", {"ids": [film.project]})
    assert await names(film, "sh0010") == []


async def test_what_is_deleted_for_ever_is_not_found(film: Film) -> None:
    await note(film, "Whiskers pop.")
    await film.studio.admin.post("/entities/archive", {"ids": film.shots[:1]})
    await film.studio.admin.post("/entities/purge", {"ids": film.shots[:1]})
    assert await names(film, "sh0010", archived=True) == []
    left = film.studio.sql("select count(*) from search_row where entity_id = %s", film.shots[0])
    assert left == [(0,)]


async def test_kinds_person_and_project_narrow_it(film: Film) -> None:
    await film.assign("artist", 0)
    await note(film, "SH0010 holds too long.")
    await note(film, "SH0010 is fine.", by="supervisor")
    answer = await found(film, "sh0010")
    assert answer["counts"] == {"entity": 1, "task": 1, "comment": 2}
    assert {kind for kind, _ in await names(film, "sh0010", kinds=["task", "comment"])} == {"task", "comment"}
    mine = await found(film, "sh0010", account_id=film.studio.artist.account_id)
    assert [(row["kind"], row["text"]) for row in mine["rows"]] == [
        ("task", None),
        ("comment", "SH0010 holds too long."),
    ]
    asked = await found(film, "sh0010", "client", account_id=film.studio.artist.account_id)
    assert asked["rows"] == [], "whose work a task is, a client does not learn"
    other = (await film.studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    assert await names(film, "sh0010", project_id=other) == []
    assert await names(film, "nightf") == [("project", "Nightfall")]


async def test_clients_vendors_and_strangers_find_what_their_lists_show(studio: Studio, film: Film) -> None:
    await film.assign("vendor", 1)
    await note(film, "Whiskers for us.", task=1)
    await note(film, "Whiskers for you.", task=1, by="supervisor", for_client=True)
    assert [row["text"] for row in (await found(film, "whiskers", "client"))["rows"]] == ["Whiskers for you."]
    assert await names(film, "sh00", "vendor") == [("entity", "SH0020"), ("task", "SH0020 Animation")]
    assert len(await names(film, "whiskers", "vendor")) == 2
    studio.people["stranger"] = studio.hire("artist")
    assert await names(film, "sh00", "stranger") == []
    await studio.people["stranger"].refused(404, "GET", f"/search?q=sh&project_id={film.project}")
    asked = {"comments": "comment", "entities": "entity", "tasks": "task", "accounts": "account", "projects": "project"}
    for role in ("admin", "manager", "supervisor", "artist", "client", "vendor", "stranger"):
        for plural, kind in asked.items():
            listed = {row["id"] for row in (await studio.people[role].get(f"/{plural}", limit=1000))["rows"]}
            hits = [await found(film, q, role, kinds=[kind], limit=100) for q in ("sh", "an", "me")]
            ids = {row["id"] for hit in hits for row in hit["rows"]}
            assert ids <= listed, (role, kind)


async def test_a_hit_stands_out_from_however_many_hidden_ones(studio: Studio, film: Film) -> None:
    """A thousand shots of another film come before it, whatever way one looks."""
    studio.sql(
        "with other as (insert into project (organization_id, name) values (%s, 'Other') returning id)"
        " insert into entity (organization_id, project_id, kind, name)"
        " select %s, other.id, 'shot', 'SH' || lpad(n::text, 4, '0') || ' bunny' from other, generate_series(1, 1000) n",
        studio.organization,
        studio.organization,
    )
    studio.sql("insert into project (organization_id, name) values (%s, 'Empty')", studio.organization)
    assert await names(film, "bunny", "artist") == [("entity", "Bunny")]
    assert (await names(film, "bunny"))[0] == ("entity", "Bunny")


async def test_a_token_finds_only_what_it_may_list(studio: Studio, film: Film) -> None:
    studio.people["narrow"] = studio.scoped(studio.admin, "search.find", "task.list")
    assert await names(film, "sh0010", "narrow") == [("task", "SH0010 Animation")]


async def test_whatever_is_typed_is_only_looked_for(film: Film) -> None:
    for said in ("'", "\\", "!!!", "%", ":*", "a & | !", "🐇", "()", "x" * 200, "' or 1=1 --", "é" * 150, "1." * 90):
        assert (await found(film, said))["rows"] == [], said


async def test_a_wrong_question_is_named(film: Film) -> None:
    for wrong, field in (("q=", "q"), ("kinds=shot&q=a", "kinds.0"), ("q=a&limit=101", "limit"), ("q=%00", "q")):
        assert field in await film.studio.admin.invalid("GET", f"/search?{wrong}"), wrong


async def test_words_of_any_length_can_be_written_and_found(film: Film) -> None:
    await note(film, "w" * 10_000 + " then whiskers " + "ñandú " * 1000)
    assert len(await names(film, "whiskers nandu")) == 1


async def test_renaming_many_costs_no_more_statements_than_one(studio: Studio, film: Film) -> None:
    rows = [{"id": shot, "name": f"SC{number}"} for number, shot in enumerate(film.shots)]
    # A connection asks a few things of its own at first.
    await studio.admin.patch("/entities/bulk", {"rows": rows[2:]})
    async with studio.statements() as sent:
        await studio.admin.patch("/entities/bulk", {"rows": rows[:1]})
    one = len(sent)
    async with studio.statements() as sent:
        await studio.admin.patch("/entities/bulk", {"rows": rows})
    assert len(sent) == one
    assert len(await names(film, "sc", kinds=["entity"])) == 3
