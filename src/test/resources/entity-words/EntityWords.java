import java.util.Set;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import com.traveease.model.After;

/** What EntityWordsTest tries. */
final class EntityWords {

    enum Size {
        SMALL,
        LARGE
    }

    @Entity
    @Table(name = "parents")
    static class Parent {
        @Id
        Long id;
    }

    @Entity
    @Table(name = "children", comment = "It's a comment", options = "ROW_FORMAT=DYNAMIC", indexes = {
            @Index(name = "by_name", columnList = "name DESC, size", options = "COMMENT 'newest' INVISIBLE"),
            @Index(name = "by_code", columnList = "code", unique = true) }, check = {
                    @CheckConstraint(name = "ck_size", constraint = "size IN ('SMALL', 'LARGE')") })
    static class Child {
        @Enumerated(EnumType.STRING)
        @Column(nullable = false, columnDefinition = "varchar(10)")
        Size size;

        @Id
        Long id;

        @Collate("ascii_bin")
        @Column(length = 8, comment = "a 'code'")
        String code;

        @After("id")
        @ColumnDefault("'x'")
        @Column(length = 20, nullable = false)
        String name;

        @GeneratedColumn("CHAR_LENGTH(name)")
        Integer nameLength;

        @Column(options = "INVISIBLE")
        Integer secret;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_child_parent"))
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Parent parent;

        @ElementCollection
        @CollectionTable(name = "child_tags", joinColumns = @JoinColumn(name = "child_id", foreignKey = @ForeignKey(name = "fk_tag_child")))
        @Column(name = "tag", length = 10)
        Set<String> tags;
    }

    @Entity
    @Table(name = "parts", options = "PARTITION BY HASH (id) PARTITIONS 4")
    static class Partitioned {
        @Id
        Long id;
    }

    @Entity
    static class Misplaced {
        @Id
        Long id;

        @After("nothing")
        Integer number;
    }
}
