"""How fast a reply is typed."""

from trainer.tui.pace import SECONDS_A_WORD, SECONDS_BETWEEN_BUBBLES, Typist


def typist(*bubbles: str) -> Typist:
    made = Typist()
    for bubble in bubbles:
        made.add(bubble)
    made.end()
    return made


def test_a_reply_is_typed_a_word_at_a_time() -> None:
    made = typist("It was Thursday morning")

    made.pass_time(2 * SECONDS_A_WORD)

    assert made.shown == ("It was",)
    assert not made.is_done


def test_between_bubbles_there_is_a_pause() -> None:
    made = typist("Yes", "On Thursday")

    made.pass_time(SECONDS_A_WORD + SECONDS_BETWEEN_BUBBLES / 2)

    assert made.shown == ("Yes",)
    assert made.is_thinking


def test_given_time_everything_is_shown() -> None:
    made = typist("Yes", "On Thursday")

    for _ in range(100):
        made.pass_time(SECONDS_A_WORD)

    assert made.shown == ("Yes", "On Thursday")
    assert made.is_done


def test_waiting_for_a_bubble_is_not_made_up_for() -> None:
    made = Typist()
    made.pass_time(60)
    made.add("It was Thursday morning")

    made.pass_time(SECONDS_A_WORD)

    assert made.shown == ("It",)


def test_whoever_is_in_a_hurry_also_gets_later_bubbles_at_once() -> None:
    made = Typist()
    made.add("Yes")
    made.show_all()

    made.add("On Thursday")

    assert made.shown == ("Yes", "On Thursday")
    assert not made.is_done


def test_a_reply_of_nothing_is_done_at_once() -> None:
    assert typist().is_done
