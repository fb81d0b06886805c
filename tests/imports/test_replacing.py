"""A clerk finds and replaces words in one column: sees how many cells, and takes it back."""

from tests.imports.desk import register, row


def seen(clerk, **asked: str):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return clerk.caller.get(f"/imports/{clerk.id}/replacements?{query}")


def replaced(clerk, **said: str):
    return clerk.do("POST", "replacements", said)


def titles(clerk) -> list[str]:
    return [one["content"]["title"] for one in clerk.rows()]


def test_the_cells_are_counted_before_anything_is_replaced(clerk):
    clerk.open(register(row(1), row(2), row(3, title="收费不公开")))
    before = titles(clerk)
    answer = seen(clerk, column="title", find="审核", replace="复核")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    told = answer.get_json()
    assert told["cell_count"] == 2
    assert told["cells"][0]["before"] == "第1项资金拨付审核把关不严"
    assert told["cells"][0]["after"] == "第1项资金拨付复核把关不严"
    assert titles(clerk) == before


def test_words_are_replaced_in_one_column_and_taken_back(clerk):
    clerk.open(register(row(1), row(2), row(3, title="收费不公开")))
    before = titles(clerk)
    answer = replaced(clerk, column="title", find="审核", replace="复核")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    last = answer.get_json()["last_correction"]
    assert (last["row_count"], last["from"], last["to"]) == (2, "审核", "复核")
    assert titles(clerk) == [one.replace("审核", "复核") for one in before]
    measures = [one["content"]["measures"] for one in clerk.rows()]
    assert measures == [[f"第{n}类事项双人审核"] for n in (1, 2, 3)]
    assert clerk.do("DELETE", f"corrections/{last['id']}").status_code == 200
    assert titles(clerk) == before


def test_replacing_judges_the_rows_anew(clerk):
    clerk.open(register(row(1, department="预算处室"), row(2, department="预算处室")))
    answer = replaced(clerk, column="department_written", find="处室", replace="科")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.get_json()["counts"] == {"ready": 2}


def test_lines_of_a_cell_are_replaced_as_well(clerk):
    clerk.open(register(row(1), row(2)))
    assert replaced(clerk, column="measures", find="双人", replace="两人").status_code == 200
    assert clerk.rows()[0]["content"]["measures"] == ["第1类事项两人审核"]


def test_what_no_cell_says_and_what_is_no_column_is_refused(clerk):
    clerk.open(register(row(1)))
    assert replaced(clerk, column="title", find="没有这几个字").status_code == 422
    assert replaced(clerk, column="state", find="ready").status_code == 422
    assert replaced(clerk, column="title", find="").status_code == 422
    assert seen(clerk, column="state", find="ready").status_code == 422
