def test_it_answers_while_the_database_does(client, db):
    assert client.get("/healthz").text == "ok"
